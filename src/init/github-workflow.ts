/** Where GitHub finds the workflow. */
export const githubWorkflowPath = '.github/workflows/linkmend.yml';

/**
 * The workflow for GitHub: pull requests are judged by what they bring in, and every night all links are asked.
 *
 * @param version linkmend's, without `v`
 * @param minute of the nightly run, 0 to 59
 */
export function githubWorkflow(version: string, minute: number): string {
  return `# Links in pull requests, and every night. Written by linkmend init.
name: Links
on:
  pull_request:
  schedule:
    - cron: '${minute} 3 * * *'
  workflow_dispatch:

permissions:
  contents: read

jobs:
  links:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          # All of the history: what a pull request changes, and when a dead link was added.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
      - uses: actions/cache@v6
        with:
          path: .linkmend
          key: linkmend-\${{ github.run_id }}
          restore-keys: linkmend-
      - run: npx --yes linkmend@${version} --state .linkmend --max-time 20m --format github
        env:
          GITHUB_TOKEN: \${{ github.token }}
`;
}
