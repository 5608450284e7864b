// Measures how well linkmend and its peers tell dead links, against the web of known truth that test/accuracy plays.
//   node bench/accuracy/run.mjs [--loopback] [CHECKER...]
// Without names, all of them. Exit 1 where ours misses what the project promises of it.
// Peers need names and the ports 80 and 443, so everything runs in a network namespace (Linux with `unshare` and `ip`, as
// root or where users may have namespaces of their own). Elsewhere, and with --loopback, only what can be played with an
// address of 127.0.0.0/8 for each host is measured. Nothing but npm, before it all, reaches the network.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { askPeer, installPeers, peerNames, versionOf } from './peers.mjs';

const own = 'linkmend';
const authority = fileURLToPath(new URL('../../fixtures/certificates/ca.pem', import.meta.url));
const jiti = createJiti(import.meta.url);
const load = (path) => jiti.import(fileURLToPath(new URL(`../../${path}`, import.meta.url)));
const say = (text) => process.stdout.write(`${text}\n`);

/** What is promised: nothing alive called dead, nearly all dead found, nearly all judged exactly right. */
const promised = { precision: 1, recall: 0.95, exact: 0.95 };

const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isChosen = (name) => chosen.length === 0 || chosen.includes(name);
const inside = process.env.LINKMEND_BENCH_PEERS;
const folder = inside ?? installPeers(isChosen);
if (inside === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
if (inside === undefined && !process.argv.includes('--loopback')) {
  const status = runInNamespace();
  if (status !== null) process.exit(status);
}

const { behaviours } = await load('test/accuracy/behaviours/all.ts');
const { playWeb } = await load('test/accuracy/web.ts');
const { checkList, checkWeb, settings } = await load('test/accuracy/check-web.ts');
const { questionsOf, scoreOf, withoutNames } = await load('test/accuracy/score.ts');
const { isDead } = await load('test/accuracy/behaviour.ts');
const { serveNames } = await load('test/support/name-server.ts');

const names = [own, ...peerNames].filter(isChosen);
const rows = inside === undefined ? await measureOnLoopback() : await measureByName();
print(rows);
process.exit(rows.every(isAsPromised) ? 0 : 1);

/** Runs this file once more where the whole network is ours; `null` where that is not allowed. */
function runInNamespace() {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const namespace = ['--net', '--mount', '--propagation', 'private', ...user];
  const possible =
    spawnSync('unshare', [...namespace, 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0;
  if (!possible) return null;
  const resolv = join(folder, 'resolv.conf');
  writeFileSync(resolv, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  const script = 'ip link set lo up && mount --bind "$1" /etc/resolv.conf && shift && exec "$@"';
  const command = [process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  return spawnSync('unshare', [...namespace, 'sh', '-c', script, 'sh', resolv, ...command], {
    stdio: 'inherit',
    env: { ...process.env, LINKMEND_BENCH_PEERS: folder, NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: authority },
  }).status;
}

/** Every behaviour by its name. Each checker meets the web as if it were the first. */
async function measureByName() {
  const questions = questionsOf(behaviours);
  const found = [];
  for (const name of names) {
    const web = await playWeb({ behaviours, now: Date.now, ports: { http: 80, https: 443 } });
    const nameServer = await serveNames(web.word, 53);
    found.push(await measure(name, questions, settings(web.hosts)));
    await nameServer.close();
    await web[Symbol.asyncDispose]();
  }
  return found;
}

/** What can be played without names, and ours in full with a resolver of the test's. */
async function measureOnLoopback() {
  const addresses = withoutNames(behaviours);
  const hosts = new Map([...addresses].map(([{ name }, address]) => [address, `${name}.example.test`]));
  const found = [];
  // Elsewhere 127.0.0.1 is the only address of its kind.
  for (const name of process.platform === 'linux' ? names : []) {
    const web = await playWeb({ behaviours, now: Date.now, addresses: hosts });
    const questions = questionsOf([...addresses.keys()]).map((question) => ({
      ...question,
      url: question.url.replace(/^http:\/\/[^/]+/, `http://${addresses.get(question.behaviour)}:${web.port}`),
    }));
    found.push(await measure(name, questions, { ...settings([]), allowPrivate: true }));
    await web[Symbol.asyncDispose]();
  }
  if (names.includes(own))
    found.push(rowOf(`${own}, the whole web`, questionsOf(behaviours), await checkWeb(behaviours)));
  return found.filter((row) => row !== null);
}

async function measure(name, questions, config) {
  process.stderr.write(`${name}: ${questions.length} links\n`);
  if (name === own) return rowOf(own, questions, await checkList(questions, config, {}));
  const version = versionOf(folder, name);
  if (version === null) return null;
  const urls = questions.map(({ url }) => url);
  const verdicts = await askPeer(folder, name, urls, {});
  const called = new Set(questions.filter((_, number) => verdicts[number] === true));
  const unanswered = verdicts.filter((verdict) => verdict === null).length;
  return {
    name: `${name} ${version}`,
    ...scoreOf(questions, (question) => called.has(question)),
    exact: null,
    unanswered,
  };
}

function rowOf(name, questions, answers) {
  const called = new Set(answers.flatMap(({ verdict }, number) => (isDead(verdict) ? [questions[number]] : [])));
  const exact = answers.filter(({ truth, verdict }) => truth === verdict).length / answers.length;
  return { name, ...scoreOf(questions, (question) => called.has(question)), exact, unanswered: 0 };
}

function isAsPromised(row) {
  if (!row?.name.startsWith(own)) return true;
  return Object.entries(promised).every(([figure, least]) => row[figure] >= least);
}

function print(measured) {
  const found = measured.filter((row) => row !== null);
  const percent = (share) => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
  const where =
    inside === undefined
      ? 'only what can be played without names: each host is an address of 127.0.0.0/8'
      : 'by name, on ports 80 and 443 of a network namespace';
  say(
    `Accuracy on ${behaviours.length} behaviours of known truth, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}`,
  );
  say(`(${where}; peers with their defaults, one link at a time; remark-lint-no-dead-urls with dead-or-alive 1.0.4`);
  say('and without its question to the public Internet; linkmend with --anchors; "no answer": crashed,');
  say('or not done with one link in 30 s, which counts as not called dead)\n');
  say('| checker | links | dead | found dead | called dead | precision | recall | exact verdict | no answer |');
  say('|---|---:|---:|---:|---:|---:|---:|---:|---:|');
  for (const { name, links, dead, found: right, called, precision, recall, exact, unanswered } of found) {
    say(
      `| ${[name, links, dead, right, called, percent(precision), percent(recall), percent(exact), unanswered].join(' | ')} |`,
    );
  }
}
