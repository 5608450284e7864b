// Makes the script of the HTML report: src/report/html/browser/ and what it uses, compiled by tsc and brought together in one
// text by rollup. The text is committed as a module, so that sources and dist/ read the same one without any build.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Compiles the script; the result is the text of `src/report/html/browser-script.ts`. */
export async function compileBrowserScript() {
  const compiled = mkdtempSync(join(tmpdir(), 'linkmend-browser-'));
  try {
    const { status, stdout } = spawnSync(
      process.execPath,
      [at('node_modules/typescript/bin/tsc'), '-p', at('src/report/html/browser/tsconfig.json'), '--outDir', compiled],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the browser's script does not compile:\n${stdout}`);
    const bundle = await rollup({ input: join(compiled, 'report/html/browser/main.js') });
    const { output } = await bundle.generate({ format: 'iife', indent: false });
    return moduleOf(output[0].code);
  } finally {
    rmSync(compiled, { recursive: true });
  }
}

/** A text that ends no element and no comment of HTML, as a template that reads like the script itself. */
function moduleOf(code) {
  if (/<\/script|<!--/i.test(code)) throw new Error('the script ends its own element');
  const text = code.trim().replace(/[\\`]|\$\{/g, '\\$&');
  return `// Written by \`npm run generate\` from browser/main.ts; see scripts/compile-browser-script.mjs.
/** The only script of the HTML report. */
export const browserScript = \`${text}\`;
`;
}
