import { describe, expect, test } from 'vitest';
import { type Setting, startSession, transcribe } from './session.ts';

type Files = NonNullable<Setting['files']>;

const faults: readonly (readonly [string, Files])[] = [
  ['JSON that ends too early', { 'linkmend.config.json': '{\n  "exclude": [\n}\n' }],
  ['YAML that is none', { 'linkmend.config.yaml': 'exclude: [\n' }],
  ['an unknown key', { 'linkmend.config.json': '{ "exlude": [] }' }],
  ['a key of another checker', { 'linkmend.config.json': '{ "ignorePatterns": [] }' }],
  ['wrong types', { 'linkmend.config.json': '{ "anchors": "yes", "attempts": 2.5, "exclude": "a.example" }' }],
  ['a wrong value', { 'linkmend.config.json': '{ "failOn": "warn" }' }],
  ['an unknown rule', { 'linkmend.config.json': '{ "severity": { "dead/not-fond": "off" } }' }],
  [
    'a secret in a header',
    { 'linkmend.config.json': '{ "hosts": { "a.example": { "headers": { "a b": "S3CR3T" } } } }' },
  ],
  ['two files side by side', { 'linkmend.config.json': '{}', 'linkmend.config.yaml': '' }],
  ['a list instead of an object', { 'linkmend.config.json': '[]' }],
  ['no default export', { 'linkmend.config.mjs': 'export const other = {};\n' }],
  ['a module that throws', { 'linkmend.config.mjs': 'throw new Error("no token");\n' }],
  ['the key in package.json', { 'package.json': '{ "linkmend": { "anchor": true } }' }],
];

describe('a configuration with a fault ends the run before anything is read', () => {
  test.each(faults)('%s', async (_, files) => {
    const all = { ...files, 'README.md': '[gone](gone.md)\n' };
    const { code, stdout, stderr } = await startSession({ files: all }).run();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('S3CR3T');
    expect(await transcribe([], { files: all })).toMatchSnapshot();
  });
});

const list = '[gone](gone.md)\n';
const warn = '{ "severity": { "missing-file": "warning" } }';

const uses: readonly (readonly [string, readonly string[], Files, number])[] = [
  ['JSON', ['lint'], { 'linkmend.config.json': warn }, 0],
  ['JSON with comments', ['lint'], { 'linkmend.config.json': `// mild\n${warn}` }, 0],
  ['JSON with comments, and named so', ['lint'], { 'linkmend.config.jsonc': `// mild\n${warn}` }, 0],
  ['YAML', ['lint'], { 'linkmend.config.yaml': 'severity:\n  missing-file: warning\n' }, 0],
  ['a module', ['lint'], { 'linkmend.config.mjs': `export default ${warn};` }, 0],
  [
    'TypeScript with defineConfig',
    ['lint'],
    { 'linkmend.config.ts': `import { defineConfig } from 'linkmend';\nexport default defineConfig(${warn});` },
    0,
  ],
  ['package.json', ['lint'], { 'package.json': `{ "linkmend": ${warn} }` }, 0],
  ['the command line wins', ['lint', '--fail-on', 'warning'], { 'linkmend.config.json': warn }, 1],
  ['--no-config', ['lint', '--no-config'], { 'linkmend.config.json': warn }, 1],
  ['--config', ['lint', '--config', 'mild.json'], { 'mild.json': warn, 'linkmend.config.json': '{}' }, 0],
  [
    'by file',
    ['lint'],
    { 'linkmend.config.json': '{ "overrides": [{ "files": "REA*", "severity": { "dead": "off" } }] }' },
    0,
  ],
];

describe('a configuration', () => {
  test.each(uses)('%s', async (_, argv, files, code) => {
    const session = startSession({ files: { ...files, 'README.md': list } });
    expect(await session.run(...argv)).toMatchObject({ code, stderr: '' });
  });

  test('--print-config shows every value with its origin', async () => {
    const files = { 'README.md': list, 'linkmend.config.json': '{ "anchors": true, "exclude": ["a.example"] }' };
    const argv = ['--print-config', '--timeout', '20s', '--exclude', 'b.example', '--format', 'json=run.json'];
    const { code, stdout, stderr } = await startSession({ files }).run(...argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n').filter((line) => line.includes(' // '));
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.filter((line) => !line.endsWith('// default'))).toEqual([
      '  "exclude": ["a.example","b.example"], // linkmend.config.json, --exclude',
      '  "timeout": 20000, // --timeout',
      '  "anchors": true, // linkmend.config.json',
      '  "format": ["json=run.json"], // --format',
    ]);
  });

  test('--print-config hides what looks like a secret', async () => {
    const config = '{ "hosts": { "a.example": { "headers": { "Authorization": "S3CR3T" } } } }';
    const { stdout } = await startSession({ files: { 'linkmend.config.json': config } }).run('--print-config');
    expect(stdout).toContain('(hidden)');
    expect(stdout).not.toContain('S3CR3T');
  });
});

describe('the configuration of a stranger', () => {
  const code = { 'linkmend.config.mjs': `export default ${warn};`, 'README.md': list };
  const privileged = { GITHUB_EVENT_NAME: 'pull_request_target' };

  test.each([
    ['is not run when told so', ['lint', '--no-exec-config'], {}, 2],
    ['is not run in a privileged event', ['lint'], privileged, 2],
    ['is run there when told so', ['lint', '--exec-config'], privileged, 0],
    ['is run elsewhere', ['lint'], { GITHUB_EVENT_NAME: 'pull_request' }, 0],
    ['is not even looked for with --no-config', ['lint', '--no-config'], privileged, 1],
  ] as const)('%s', async (_, argv, env, code_) => {
    const { code: exit, stderr } = await startSession({ files: code, env }).run(...argv);
    expect(exit, stderr).toBe(code_);
  });

  test('data of it is heeded but for what concerns the machine, and that is told', async () => {
    const files = { 'linkmend.config.json': `{ "format": "json=stolen.json", ${warn.slice(1)}`, 'README.md': list };
    const session = startSession({ files, env: privileged });
    const { code, stdout, stderr } = await session.run('lint');
    expect(stderr).toBe('linkmend: not heeded in a configuration that is not trusted: format\n');
    expect(stdout).toContain('missing-file');
    expect(code).toBe(0);
  });

  test('--print-config shows what counts', async () => {
    const files = { 'linkmend.config.json': '{ "allowPrivate": true }', 'README.md': list };
    const { stdout } = await startSession({ files, env: privileged }).run('--print-config');
    expect(JSON.parse(stdout.replace(/^\s*\/\/.*$/gm, '').replace(/\s+\/\/ .*$/gm, ''))).toMatchObject({
      allowPrivate: [],
    });
  });
});
