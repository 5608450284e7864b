// When the run begins our own network is not up yet, and its router denies every name; then it is.
import { link, links, site, times, wellKnown } from '../site.mjs';

const pause = 1500;

/** It begins with the first question. */
let began = null;
const later = (host) => ({
  ...host,
  get dns() {
    began ??= Date.now();
    return Date.now() - began < pause ? 'nxdomain' : 'ok';
  },
});
const page = site((ask) => ask.page(200, 'A page'));
const names = times(12, (index) => `host-${index}.example`);

export const hosts = {
  ...Object.fromEntries(Object.entries(wellKnown).map(([name, host]) => [name, later(host)])),
  ...Object.fromEntries(names.map((name) => [name, later(page)])),
};

export const truth = [
  ...links(
    names.map((name) => `http://${name}/page`),
    'ok',
  ),
  link('http://gone.example/page', 'dead/dns'),
];

export const settings = { config: { archive: false }, seconds: 20 };
