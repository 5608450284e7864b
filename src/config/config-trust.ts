/** Whether a configuration file may do what a program may do. That of a stranger's checkout may not. */
export type ConfigTrust = 'trusted' | 'untrusted';

/** `--exec-config`, `--no-exec-config`, or neither. */
export type ExecutionChoice = 'allowed' | 'refused' | 'unsaid';

/**
 * Events of GitHub's Actions that run with the rights of the repository, and whose workflows tend to check out what a stranger
 * has sent (docs.github.com, "Security hardening for GitHub Actions"). A `pull_request` from a fork has no such rights.
 */
const privilegedEvents: readonly string[] = ['pull_request_target', 'workflow_run'];

/** Whom to believe: the flag, else the event that GitHub's runner names. */
export function configTrust(choice: ExecutionChoice, env: Readonly<Record<string, string | undefined>>): ConfigTrust {
  if (choice !== 'unsaid') return choice === 'allowed' ? 'trusted' : 'untrusted';
  return privilegedEvents.includes(env['GITHUB_EVENT_NAME'] ?? '') ? 'untrusted' : 'trusted';
}
