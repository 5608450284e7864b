/**
 * The token for the API of a GitLab instance: `GITLAB_TOKEN`, which belongs to the host in `GITLAB_HOST`, else to that of the
 * pipeline (`CI_SERVER_HOST`), else to gitlab.com, as for GitLab's own command line (its documentation, "Environment
 * variables"). `null` for every other host.
 */
export function gitlabToken(env: Readonly<Record<string, string | undefined>>, host: string): string | null {
  const named = env['GITLAB_HOST'] || env['CI_SERVER_HOST'] || 'gitlab.com';
  const owner = named.replace(/^https:\/\//i, '').replace(/\/+$/, '');
  const token = (env['GITLAB_TOKEN'] ?? '').trim();
  return owner.toLowerCase() === host && /^[\x21-\x7e]+$/.test(token) ? token : null;
}
