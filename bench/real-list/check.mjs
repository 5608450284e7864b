// Checks a list as `linkmend check` does, in a process of its own, with names that lead to loopback: the command has no setting
// for that, the library has. `node bench/real-list/check.mjs LIST API-PORT PAGES-PORT [TOKEN]` prints the summary as JSON.
import { fileURLToPath } from 'node:url';

const [list, api, pages, token] = process.argv.slice(2);
const { check } = await import(new URL('../../dist/index.js', import.meta.url).href);

const { summary, run } = await check({
  paths: [list],
  config: {
    allowPrivate: ['*'],
    archive: { use: 'off' },
    ca: [fileURLToPath(new URL('../../fixtures/demo/authority.pem', import.meta.url))],
    endpoints: { githubApi: `http://127.0.0.1:${api}` },
    // The authority of the demo has none for it.
    hosts: { 'raw.githubusercontent.com': { tls: 'accept-any' } },
  },
  ports: {
    env: token === undefined ? {} : { GITHUB_TOKEN: token },
    mapPort: (port) => (port === 443 ? Number(pages) : port),
    resolver: {
      resolve: async () => ({ kind: 'addresses', list: [{ address: '127.0.0.1', family: 4 }] }),
      facts: () => ({ asked: 100, resolved: 98 }),
    },
  },
});
process.stdout.write(JSON.stringify({ verdicts: summary.verdicts, complete: run.complete, notes: run.notes }));
