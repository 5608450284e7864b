/** Where the template lies, for `include: local` in `.gitlab-ci.yml`. */
export const gitlabTemplatePath = '.gitlab/linkmend.gitlab-ci.yml';

/** What `.gitlab-ci.yml` needs. */
export const gitlabInclude = `include:\n  - local: ${gitlabTemplatePath}\n`;

/**
 * The job for GitLab: merge requests are judged by what they bring in, scheduled pipelines ask all links.
 *
 * @param version linkmend's, without `v`
 */
export function gitlabTemplate(version: string): string {
  return `# Links in merge requests, and in scheduled pipelines. Written by linkmend init.
linkmend:
  image: node:24
  variables:
    # All of the history: what a merge request changes, and when a dead link was added.
    GIT_DEPTH: '0'
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      variables:
        LINKMEND_ARGUMENTS: --since $CI_MERGE_REQUEST_DIFF_BASE_SHA
    - if: $CI_PIPELINE_SOURCE == "schedule"
  cache:
    key: linkmend
    paths: [.linkmend/]
    when: always
  script:
    - npx --yes linkmend@${version} $LINKMEND_ARGUMENTS --state .linkmend --max-time 20m --format terminal --format gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`;
}
