import { createHash } from 'node:crypto';

/** Digits in base 36: 51 bits, so that among 10,000 links two alike are one in forty million. */
const keyLength = 10;

/** The name of an address in a text on GitHub, by which the text's next version knows it again: letters and digits, of which nothing on GitHub makes a reference. */
export function linkKey(url: string): string {
  const digest = createHash('sha256').update(url).digest('hex').slice(0, 16);
  return BigInt(`0x${digest}`).toString(36).padStart(keyLength, '0').slice(-keyLength);
}
