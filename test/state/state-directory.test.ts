import { expect, test } from 'vitest';
import { stateDirectory } from '../../src/state/state-directory.ts';

test.each([
  ['linux', { HOME: '/home/a' }, '/home/a/.cache/linkmend'],
  ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '/var/a' }, '/var/a/linkmend'],
  ['linux', { HOME: '/home/a', XDG_CACHE_HOME: 'relative' }, '/home/a/.cache/linkmend'],
  ['linux', { HOME: '/home/a', XDG_CACHE_HOME: '' }, '/home/a/.cache/linkmend'],
  ['linux', { XDG_CACHE_HOME: '/var/a' }, '/var/a/linkmend'],
  ['linux', {}, null],
  ['linux', { HOME: '.' }, null],
  ['freebsd', { HOME: '/home/a' }, '/home/a/.cache/linkmend'],
  ['darwin', { HOME: '/Users/a', XDG_CACHE_HOME: '/var/a' }, '/Users/a/Library/Caches/linkmend'],
  ['darwin', {}, null],
  ['win32', { LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' }, 'C:\\Users\\a\\AppData\\Local\\linkmend\\Cache'],
  ['win32', { HOME: '/home/a' }, null],
])('%s %o: %s', (platform, env, directory) => {
  expect(stateDirectory({ platform, env })).toBe(directory);
});
