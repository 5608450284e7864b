import { isArchiveAddress } from '../../archive/is-archive.ts';

/** Its colon and slashes as they are or encoded; some servers make one slash of two. */
const innerAddress = /^[a-z]+:\/\/[^/?#]*[/?#].*?https?(?::|%3a)(?:\/|%2f)/is;

/**
 * Whether an address has another one in it: that of a capture, of what a proxy shows or a service looks at. With a change
 * in the inner one it leads to something else, and so does the outer one without what stands behind that.
 */
export function carriesAddress(url: string): boolean {
  return isArchiveAddress(url) || innerAddress.test(url);
}
