/** The forge repository that a work tree belongs to, as far as its remote or the CI environment tells. */
export interface Repository {
  readonly forge: Forge;
  /** The forge's own origin, `https://github.com`, lower case, without a slash at the end. */
  readonly server: string;
  /** On GitLab the groups, joined with slashes. In the letter case of the remote; compare without case. */
  readonly owner: string;
  readonly name: string;
  /** Where the remote says which branch is the default one. */
  readonly defaultBranch: string | null;
  /** The branches whose addresses mean the work tree: the default branch, or where that is unknown the likely ones. */
  readonly branches: readonly string[];
  /** The tags known here. A shallow clone usually knows none. */
  readonly tags: readonly string[];
  /** Nothing on this side tells whether strangers may see it. */
  readonly visibility: 'unknown';
}

export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'gitea' | 'other';
