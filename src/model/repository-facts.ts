/** What a forge tells of a repository that a link leads to. */
export interface RepositoryFacts {
  /** The forge's host. */
  readonly forge: string;
  /** `owner/name` as the forge spells it by now; on GitLab with all groups. */
  readonly name: string;
  readonly state: 'active' | 'archived';
  /** The last push, ISO 8601, UTC; on GitLab the last activity of any kind. `null` where the forge names none. */
  readonly pushedAt: string | null;
  readonly stars: number | null;
  /** SPDX identifier; `null` without a licence that the forge knows. */
  readonly license: string | null;
}
