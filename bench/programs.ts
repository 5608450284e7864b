import { fileURLToPath } from 'node:url';

/** The command as users run it: built, with what `npm run build` writes. */
export const ourCommand = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** What runs a script in TypeScript, as the first argument of Node. */
export const jiti = fileURLToPath(new URL('../node_modules/jiti/lib/jiti-cli.mjs', import.meta.url));
