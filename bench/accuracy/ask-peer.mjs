// Runs beside the installed peers: is sent one address after the other, and says of each whether the peer calls it dead.
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = mkdtempSync(join(import.meta.dirname, 'lists-'));

const listFor = (url) => `# List\n\n- [link](<${url}>)\n`;

const peers = {
  async linkinator() {
    const { LinkChecker } = await import('linkinator');
    return async (url) => {
      writeFileSync(join(folder, 'list.md'), listFor(url));
      const { links } = await new LinkChecker().check({ path: 'list.md', serverRoot: folder, markdown: true });
      return links.some(({ state, parent }) => state === 'BROKEN' && parent !== undefined);
    };
  },
  async 'markdown-link-check'() {
    const { default: check } = await import('markdown-link-check');
    return (url) =>
      new Promise((resolve, reject) => {
        check(listFor(url), {}, (error, results) =>
          error ? reject(error) : resolve(results.some(({ status }) => status === 'dead')),
        );
      });
  },
  async 'remark-lint-no-dead-urls'() {
    const { remark } = await import('remark');
    const { default: rule } = await import('remark-lint-no-dead-urls');
    return async (url) => {
      const { messages } = await remark().use(rule).process(listFor(url));
      // What it only warns about (a lost fragment, for one) does not count as called dead.
      return messages.some(({ cause }) => cause?.fatal === true);
    };
  },
  async lychee() {
    const file = join(folder, 'list.md');
    return (url) =>
      new Promise((resolve, reject) => {
        writeFileSync(file, listFor(url));
        // 2: links failed; 0: none did.
        execFile('lychee', ['--no-progress', file], (error) =>
          error === null || error.code === 2 ? resolve(error !== null) : reject(error),
        );
      });
  },
};

const ask = await peers[process.argv[2]]();
process.on('message', async (url) => {
  try {
    process.send(await ask(url));
  } catch {
    process.exit(1);
  }
});
