// Packs the package, checks it as its users' tools would, installs it in an empty folder and runs its command there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'linkmend-package-'));

function run(command, args, cwd = root) {
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stdout.write(stdout);
    throw new Error(`${command} ${args.join(' ')}: exit ${status}`);
  }
  return stdout;
}

try {
  run('npm', ['run', 'build']);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder]));
  const tarball = join(folder, filename);
  run('npx', ['publint', 'run', tarball, '--strict']);
  run('npx', ['attw', tarball, '--profile', 'esm-only']);

  const home = mkdtempSync(join(folder, 'home-'));
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--no-fund', '--no-audit', tarball], home);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const said = run('npx', ['--no', '--', 'linkmend', '--version'], home).trim();
  if (said !== version) throw new Error(`the installed command says ${said}, not ${version}`);
  writeFileSync(join(home, 'README.md'), '# A\n\n[up](#a) [down](#b)\n');
  const found = spawnSync('npx', ['--no', '--', 'linkmend', 'lint', 'README.md'], {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (found.status !== 1 || !found.stdout.includes('missing-anchor'))
    throw new Error(`unexpected: ${found.stdout}${found.stderr}`);
  // It reads a template that comes with the package.
  run('npx', ['--no', '--', 'linkmend', 'init', '--yes'], home);
  writeFileSync(
    join(home, 'use.js'),
    [
      "import { lint } from 'linkmend';",
      "import remarkLinkmend from 'linkmend/remark';",
      "const { tool, findings } = await lint({ paths: ['README.md'] });",
      `if (tool.version !== '${version}' || findings.length === 0) throw new Error(JSON.stringify({ tool, findings }));`,
      "if (typeof remarkLinkmend !== 'function') throw new Error('no plugin');",
      '',
    ].join('\n'),
  );
  run(process.execPath, ['use.js'], home);
  process.stdout.write(`${filename}: packs, installs, runs, imports\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
