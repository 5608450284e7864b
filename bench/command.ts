import { fileURLToPath } from 'node:url';

/** The command as users run it: built, with what `npm run build` writes. */
export const ourCommand = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
