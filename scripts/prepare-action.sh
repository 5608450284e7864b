#!/usr/bin/env bash
# Makes the checkout of an action ready to run: what it needs is installed as the lock file says, and built. Nothing of the
# packages runs while they are installed. A checkout that was built before, as on a runner of one's own, stays as it is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ ! -f dist/action/main.js ]] || exit 0
echo '::group::Build linkmend'
npm ci --ignore-scripts --include=dev --no-audit --no-fund --loglevel=error
node scripts/build.mjs
echo '::endgroup::'
