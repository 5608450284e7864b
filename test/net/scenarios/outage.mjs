// In the middle of the run our own network goes down for a while, and its router denies every name; then it is back.
import { link, links, site, times, wellKnown } from '../site.mjs';

const early = times(16, (index) => `early-${index}.example`);
const late = times(12, (index) => `late-${index}.example`);
const outage = 2500;

/** It begins with the first question for one of the late names. */
let began = null;
const isDown = () => began !== null && Date.now() - began < outage;
const denied = (host) => ({
  ...host,
  get dns() {
    return isDown() ? 'nxdomain' : 'ok';
  },
});
const slow = site((ask) => setTimeout(() => ask.page(200, 'A page'), 300));
const beginning = {
  ...denied(slow),
  get dns() {
    began ??= Date.now();
    return isDown() ? 'nxdomain' : 'ok';
  },
};

export const hosts = {
  ...Object.fromEntries(Object.entries(wellKnown).map(([name, host]) => [name, denied(host)])),
  ...Object.fromEntries(early.map((name) => [name, slow])),
  ...Object.fromEntries(late.map((name) => [name, beginning])),
};

const pages = (names) => names.map((name) => `http://${name}/page`);

export const truth = [
  ...links(pages(early), 'ok'),
  ...links(pages(late), 'ok'),
  link('http://gone.example/page', 'dead/dns'),
];

export const settings = { args: ['--concurrency', '4'], config: { archive: false }, seconds: 20 };
