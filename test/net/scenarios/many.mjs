// Three hundred hosts, each as fast as it is.
import { link, site, times, wellKnown } from '../site.mjs';

const hostsCount = 300;
const nameOf = (index) => `host-${index}.example`;
const answers = {
  '/page': 200,
  '/old': [301, '/page'],
  '/missing': 404,
};

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(
    times(hostsCount, (index) => [nameOf(index), site(answers, { delay: 20 + ((index * 37) % 280) })]),
  ),
};

export const truth = times(hostsCount, (index) => [
  link(`https://${nameOf(index)}/page`, 'ok'),
  link(`http://${nameOf(index)}/old`, 'moved/permanent-redirect', { finalUrl: `http://${nameOf(index)}/page` }),
  link(`https://${nameOf(index)}/missing`, 'dead/not-found'),
]).flat();

// The archive, at 8 requests a second, would take longer than all of the probing.
export const settings = { config: { archive: false }, seconds: 25 };
