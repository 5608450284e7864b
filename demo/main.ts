// The main job on real lists, against a small web on loopback that plays their hosts. Nothing leaves this machine.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../src/cli/command.ts';
import { unifiedDiff } from '../src/fix/diff.ts';
import { extractLinks, type Resolver } from '../src/index.ts';
import { systemPorts } from '../src/ports.ts';
import { startPlayedWeb } from './played-web.ts';
import { lostNames } from './scenes.ts';

const root = new URL('../', import.meta.url);
const output = new URL('demo-output/', root);
const names = ['scalability.md', 'backend.md'] as const;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const path = (url: URL): string => fileURLToPath(url);

const originals = new Map(
  names.map((name) => [name, readFileSync(new URL(`fixtures/lists/${name}`, root), 'utf8')] as const),
);
rmSync(output, { recursive: true, force: true });
mkdirSync(output);
for (const [name, text] of originals) writeFileSync(new URL(name, output), text);

const web = await startPlayedWeb(
  new Map(
    [...originals.values()].flatMap((text) =>
      extractLinks(text)
        .filter(({ url }) => /^https?:/.test(url))
        .map(({ url, text: title }) => [new URL(url.replace(/#.*$/, '')).href, title] as const),
    ),
  ),
);

/** Every name leads to the played web, apart from those that are lost. */
const resolver: Resolver = {
  resolve: async (name) =>
    lostNames.includes(name)
      ? { kind: 'failure', code: 'no-such-name' }
      : { kind: 'addresses', list: [{ address: '127.0.0.1', family: 4 }] },
  facts: () => ({ asked: 100, resolved: 98 }),
};

const ports = {
  ...systemPorts(),
  cwd: path(output),
  resolver,
  mapPort: (port: number) => (port === 443 ? web.ports.https : web.ports.http),
};
const shared = ['--no-config', '--no-state', '--allow-private'] as const;
const played = [...shared, '--config', path(new URL('fixtures/demo/linkmend.config.json', root))].filter(
  (flag) => flag !== '--no-config',
);

try {
  say(`linkmend demo: ${names.join(' and ')} against a played web on 127.0.0.1 (nothing leaves this machine)\n`);
  say('$ linkmend --fix --format terminal --format json=run.json --format html=report.html\n');
  const formats = ['--format', 'terminal', '--format', 'json=run.json', '--format', 'html=report.html'];
  const code = await runCommand([...names, '--fix', ...formats, ...played], ports, process);
  const diff = [...originals].map(([name, before]) =>
    unifiedDiff(name, before, readFileSync(new URL(name, output), 'utf8')),
  );
  writeFileSync(new URL('mended.diff', output), diff.join(''));
  say(`exit code ${code}: 0 clean, 1 findings remain, 3 incomplete\n`);
  say('What --fix changed (demo-output/mended.diff), the first lines:\n');
  say(
    diff
      .join('')
      .split('\n')
      .filter((line) => /^[-+]/.test(line))
      .slice(0, 12)
      .join('\n'),
  );
  say(`
In demo-output/: scalability.md and backend.md (mended copies), run.json, report.html, mended.diff

Try next, on a list of your own:
  npx linkmend README.md                  check it for real
  npx linkmend README.md --fix --dry-run  see what would be mended
  npx linkmend lint                       local files and anchors, without the network
  npx linkmend explain soft-404           what a verdict or reason means`);
  process.exitCode = code === 1 ? 0 : code;
} finally {
  web.close();
}
