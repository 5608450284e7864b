import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZipEntry } from '../../../src/action/review/zip-entry.ts';
import { zip } from './zip.ts';

/** Made by Python's zipfile, with a second file and a comment. */
const whole =
  'UEsDBBQAAAAAAAAAIVw4NCmdBwAAAAcAAAAJAAAAb3RoZXIudHh0YW5vdGhlclBLAwQUAAAACAAAACFcIcgEBA0AAABsAAAACAAAAHJ1bi5qc29uq1ZKVLJSSqIDUKoFAFBLAQIUAxQAAAAAAAAAIVw4NCmdBwAAAAcAAAAJAAAAAAAAAAAAAACAAQAAAABvdGhlci50eHRQSwECFAMUAAAACAAAACFcIcgEBA0AAABsAAAACAAAAAAAAAAAAAAAgAEuAAAAcnVuLmpzb25QSwUGAAAAAAIAAgBtAAAAYQAAAAkAYSBjb21tZW50';
/** The same, written as a stream, as GitHub's upload does: sizes stand behind the data. */
const streamed =
  'UEsDBBQACAAIAAAAIVwAAAAAAAAAAAAAAAAIAAAAcnVuLmpzb26rViouKUpNzE1NUbIqKSpNrQUAUEsHCLqdQKUTAAAAEQAAAFBLAQIUAxQACAAIAAAAIVy6nUClEwAAABEAAAAIAAAAAAAAAAAAAACAAQAAAABydW4uanNvblBLBQYAAAAAAQABADYAAABJAAAAAAA=';

const read = (archive: Uint8Array, limit = 1000) => {
  const entry = readZipEntry(archive, 'run.json', limit);
  return entry.kind === 'bytes' ? Buffer.from(entry.bytes).toString() : entry.why;
};
const member = (text: string, more = {}) => ({ name: 'run.json', bytes: Buffer.from(text), ...more });

describe('a file in a ZIP archive', () => {
  test.each([
    ['with others', Buffer.from(whole, 'base64'), `{"a":"${'b'.repeat(100)}"}`],
    ['streamed', Buffer.from(streamed, 'base64'), '{"streamed":true}'],
    ['of our own making', zip([member('here')]), 'here'],
    ['stored, not packed', zip([member('', { says: { method: 0 } })]), '\u0003\u0000'],
    [
      'behind many',
      zip([...Array.from({ length: 500 }, (_, index) => member('', { name: `${index}` })), member('x')]),
      'x',
    ],
  ])('is read: %s', (_, archive, text) => {
    expect(read(archive)).toBe(text);
  });

  test.each([
    ['a bomb', zip([member('0'.repeat(100_000_000))]), 'run.json is larger than 1000 bytes'],
    [
      'a bomb that says it is small',
      zip([member('0'.repeat(10_000_000), { says: { size: 1 } })]),
      'run.json is larger than 1000 bytes',
    ],
    ['another name', zip([member('x', { name: '../run.json' })]), 'has no file run.json'],
    ['nothing', zip([]), 'has no file run.json'],
    ['secrets', zip([member('x', { says: { flags: 1 } })]), 'run.json is encrypted'],
    [
      'another packing',
      zip([member('x', { says: { method: 14 } })]),
      'run.json is packed in a way that is not read here',
    ],
    ['no archive', Buffer.from('{}'), 'is no ZIP archive that can be read'],
    ['no bytes', Buffer.alloc(0), 'is no ZIP archive that can be read'],
    ['half an archive', zip([member('here')]).subarray(20), 'is no ZIP archive that can be read'],
  ])('is refused: %s', (_, archive, why) => {
    expect(read(archive)).toBe(why);
  });

  test('whatever the bytes, there is an answer', () => {
    const sound = [...zip([member('a'.repeat(100))])];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const archive = Buffer.from(sound);
        for (const [at, byte] of changes) archive[at] = byte;
        const entry = readZipEntry(archive, 'run.json', 1000);
        if (entry.kind === 'bytes') expect(entry.bytes.length).toBeLessThanOrEqual(1000);
      }),
    );
  });
});
