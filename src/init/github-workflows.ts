import type { WantedFile } from './planned-file.ts';

/**
 * The workflows for GitHub. The pair for pull requests is the one that docs/github-action.md explains: the first may only
 * read, since it runs on what strangers send; the second may write, and touches nothing of theirs. The third is that of
 * docs/nightly.md.
 *
 * @param version linkmend's, without `v`
 * @param minute of the nightly run, 0 to 59
 */
export function githubWorkflows(version: string, minute: number): readonly WantedFile[] {
  const reference = `v${version.split('.')[0]}`;
  return [
    { path: '.github/workflows/links.yml', text: pullRequests(reference), about: 'judges what pull requests bring in' },
    {
      path: '.github/workflows/links-comment.yml',
      text: comment(reference),
      about: 'comments on them, also on those from forks',
    },
    {
      path: '.github/workflows/links-nightly.yml',
      text: nightly(reference, minute),
      about: 'asks all links every night, and keeps an issue',
    },
  ];
}

function pullRequests(reference: string): string {
  return `name: links
on:
  pull_request:
permissions: {}
concurrency:
  group: links-\${{ github.event.pull_request.number }}
  cancel-in-progress: true
jobs:
  links:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0
          persist-credentials: false
      - id: links
        uses: linkmend/linkmend@${reference}
      - if: always() && steps.links.outputs.report != ''
        uses: actions/upload-artifact@v7
        with:
          name: linkmend
          path: \${{ steps.links.outputs.report }}
`;
}

function comment(reference: string): string {
  return `name: comment on links
on:
  workflow_run:
    workflows: [links] # the name of the first
    types: [completed]
permissions: {}
jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      actions: read # for the artifact
      pull-requests: write
    steps:
      - uses: linkmend/linkmend/comment@${reference}
`;
}

function nightly(reference: string, minute: number): string {
  return `name: links of the night
on:
  schedule:
    - cron: '${minute} 3 * * *' # UTC; not at the full hour, when all others start
  workflow_dispatch:
permissions: {}
concurrency:
  group: links-nightly
jobs:
  links:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      issues: write
    steps:
      - uses: actions/checkout@v7
        with:
          fetch-depth: 0 # the day on which a dead link was added chooses its capture
          persist-credentials: false
      - uses: actions/cache/restore@v6
        with:
          path: .linkmend
          key: linkmend-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: linkmend-
      - id: links
        uses: linkmend/linkmend@${reference}
        with:
          fail-on: never
          formats: |
            html=links.html
            json=links.json
          args: |
            --state=.linkmend
            --max-time=60m
      - if: always()
        uses: actions/cache/save@v6
        with:
          path: .linkmend
          key: linkmend-\${{ github.run_id }}-\${{ github.run_attempt }}
      - if: always() && steps.links.outputs.report != ''
        uses: actions/upload-artifact@v7
        with:
          name: links
          path: |
            links.html
            links.json
      - if: always() && steps.links.outputs.report != ''
        uses: linkmend/linkmend/issue@${reference}
        with:
          report: \${{ steps.links.outputs.report }}
`;
}
