import type { z } from 'zod';
import type { userConfigSchema } from './schema.ts';

/** What a configuration file may hold. Durations are milliseconds or text such as `90s` and `1h30m`. */
export type UserConfig = z.input<typeof userConfigSchema>;

/** Gives a configuration in JavaScript or TypeScript its type: `export default defineConfig({ … })`. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
