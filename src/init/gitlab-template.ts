/** Where the template lies in a repository, as docs/gitlab.md has it. */
export const gitlabTemplatePath = 'gitlab-ci.links.yml';

/** What `.gitlab-ci.yml` needs. */
export const gitlabInclude = `include:\n  - local: /${gitlabTemplatePath}\n`;

/**
 * The template of this package, for a repository: it installs the version that wrote it.
 *
 * @param template the text of templates/gitlab-ci.yml
 * @param version linkmend's, without `v`
 */
export function gitlabTemplate(template: string, version: string): string {
  return template
    .replace(
      /^# linkmend in GitLab CI\.[\s\S]*?\n(?=\n)/,
      '# linkmend in GitLab CI, written by linkmend init. See docs/gitlab.md of linkmend.\n',
    )
    .replace(/(LINKMEND_PACKAGE: linkmend@)\S+/, `$1${version}`);
}
