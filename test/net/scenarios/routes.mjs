// Ways that lead nowhere, and many links on a host that cannot be reached.
import { link, links, site, times, wellKnown } from '../site.mjs';

const nowhere = { unreachable: 'unstable/unreachable', blackhole: 'unstable/timeout' };
const many = 40;
/** Takes every connection, and says nothing. */
const mute = () => {};

export const hosts = {
  ...wellKnown,
  'alive.example': site(200),
  'closed.example': site(200),
  'closed-too.example': site(200),
  'unreachable.example': site(200, { route: 'unreachable' }),
  'blackhole.example': site(200, { route: 'blackhole' }),
  'many-unreachable.example': site(200, { route: 'unreachable' }),
  'many-blackhole.example': site(200, { route: 'blackhole' }),
  'to-unreachable.example': site([301, 'http://unreachable.example/']),
  'to-blackhole.example': site([301, 'https://blackhole.example/page']),
  'mute.example': site(mute),
  'to-closed.example': site([302, 'http://closed.example:8081/']),
};

export const truth = [
  link('http://alive.example/', 'ok'),
  ...Object.entries(nowhere).flatMap(([way, truth]) => [
    link(`http://${way}.example/`, truth),
    link(`https://${way}.example/page`, truth),
    link(`http://to-${way}.example/`, truth),
    ...links(
      times(many, (index) => `http://many-${way}.example/${index}`),
      truth,
    ),
  ]),
  ...links(
    ['http://closed.example:8081/', 'https://closed.example:8443/page', 'http://to-closed.example/'],
    'unstable/refused',
  ),
  ...links(
    times(many, (index) => `https://closed-too.example:8443/${index}`),
    'unstable/refused',
  ),
  ...links(
    times(many, (index) => `https://mute.example/${index}`),
    'unstable/timeout',
  ),
];

export const settings = {
  args: ['--timeout', '1500'],
  // 40 links with 3 attempts of 1.5 s, 4 at once, would take 45 s.
  seconds: 25,
};
