// What npm runs after an installation in this folder, and before it packs a clone of the repository. Who installs from the
// repository with --global, as pre-commit does, hands --global down to the npm that should bring the tools for building:
// they are missing then, and are fetched here.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(command, args) {
  // npm is a script on Windows, which only a shell starts.
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

try {
  import.meta.resolve('vite');
  import.meta.resolve('typescript');
} catch {
  run('npm', [
    'ci',
    '--no-global',
    '--location=project',
    '--include=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ]);
}
run(process.execPath, ['scripts/build.mjs']);
