import type { UserConfig } from '../../config/define-config.ts';

/** A pattern as a configuration file may hold it. */
export type UserPattern = NonNullable<UserConfig['exclude']>[number];

/** What `hosts` may hold for one host. */
export type HostSettings = NonNullable<UserConfig['hosts']>[string];
