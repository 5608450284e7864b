import ipaddr from 'ipaddr.js';

/** Why an address is not on the public Internet. */
export type AddressRange =
  | 'public'
  | 'loopback'
  | 'private'
  | 'link-local'
  | 'metadata'
  | 'shared'
  | 'unique-local'
  | 'unspecified'
  | 'broadcast'
  | 'multicast'
  | 'reserved';

/**
 * Where cloud machines ask about themselves: AWS, Google and Azure (link-local), AWS over IPv6, Alibaba, Oracle, and the
 * Azure host agent, whose address is a public one.
 */
const metadataAddresses: ReadonlySet<string> = new Set([
  '169.254.169.254',
  'fd00:ec2::254',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
]);

const rangeNames: Readonly<Record<string, AddressRange>> = {
  unicast: 'public',
  // Anycast services of the public Internet (RFC 7534, 7535, 7450).
  as112: 'public',
  as112v6: 'public',
  amt: 'public',
  loopback: 'loopback',
  private: 'private',
  linkLocal: 'link-local',
  carrierGradeNat: 'shared',
  uniqueLocal: 'unique-local',
  deprecatedSiteLocal: 'unique-local',
  unspecified: 'unspecified',
  broadcast: 'broadcast',
  multicast: 'multicast',
};

/**
 * The range of the IANA special-purpose registries (RFC 6890) that an address belongs to. An IPv6 address that carries
 * an IPv4 one (mapped, compatible, NAT64, 6to4, Teredo) belongs to that one's range: a gateway would deliver it there.
 * Documentation ranges and everything that is no address count as `reserved`.
 *
 * @param address An IPv4 or IPv6 literal without brackets; a zone (`%eth0`) is ignored.
 */
export function addressRange(address: string): AddressRange {
  const bare = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return 'reserved';
  const parsed = ipaddr.parse(bare);
  if (metadataAddresses.has(parsed.toString())) return 'metadata';
  const carried = parsed instanceof ipaddr.IPv6 ? carriedAddress(parsed) : null;
  if (carried !== null) return addressRange(carried);
  return rangeNames[parsed.range()] ?? 'reserved';
}

/** The IPv4 address within an IPv6 one, or `null` where there is none that a packet could be delivered to. */
function carriedAddress(address: ipaddr.IPv6): string | null {
  const parts = address.parts;
  const [, second = 0, third = 0] = parts;
  const [sixth = 0, seventh = 0] = parts.slice(6);
  const range = address.range();
  // RFC 8215 leaves 64:ff9b:1::/48 to each network; what it leads to is never the public Internet's business.
  if (range === 'rfc6052') return parts[2] === 0 ? dotted(sixth, seventh) : null;
  if (range === '6to4') return dotted(second, third);
  // RFC 4380, section 4: the client's address is stored inverted.
  if (range === 'teredo') return dotted(~sixth & 0xffff, ~seventh & 0xffff);
  if (range === 'ipv4Mapped' || range === 'rfc6145') return dotted(sixth, seventh);
  const compatible = range === 'unicast' && parts.slice(0, 6).every((part) => part === 0);
  return compatible ? dotted(sixth, seventh) : null;
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}
