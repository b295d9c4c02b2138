import { BlockList, isIP } from 'node:net';

/** Reason why an address is blocked, as part of a sentence. */
export type AddressKind = string;

type Range = readonly [subnet: string, prefix: number, kind: AddressKind];

const LOOPBACK = 'a loopback address';
const PRIVATE = 'a private address';
const LINK_LOCAL = 'a link-local address, where clouds keep their metadata';
const SPECIAL = 'an address for special purposes';
const TRANSLATED = 'an address that hides another one';

/**
 * Networks outside the public internet, by the special-purpose registries of IANA (RFC 6890). Addresses
 * that carry an IPv4 address inside (NAT64, 6to4, Teredo) are blocked whole, but for those that are
 * mapped (RFC 4291, section 2.5.5.2), which Node checks as the IPv4 addresses that they are.
 */
const RANGES: readonly Range[] = [
  ['0.0.0.0', 8, SPECIAL],
  ['10.0.0.0', 8, PRIVATE],
  ['100.64.0.0', 10, PRIVATE],
  ['127.0.0.0', 8, LOOPBACK],
  ['169.254.0.0', 16, LINK_LOCAL],
  ['172.16.0.0', 12, PRIVATE],
  ['192.0.0.0', 24, SPECIAL],
  ['192.0.2.0', 24, SPECIAL],
  ['192.31.196.0', 24, SPECIAL],
  ['192.52.193.0', 24, SPECIAL],
  ['192.88.99.0', 24, TRANSLATED],
  ['192.168.0.0', 16, PRIVATE],
  ['192.175.48.0', 24, SPECIAL],
  ['198.18.0.0', 15, SPECIAL],
  ['198.51.100.0', 24, SPECIAL],
  ['203.0.113.0', 24, SPECIAL],
  ['224.0.0.0', 4, SPECIAL],
  ['240.0.0.0', 4, SPECIAL],
  ['::', 128, SPECIAL],
  ['::1', 128, LOOPBACK],
  ['::', 96, TRANSLATED],
  ['64:ff9b::', 96, TRANSLATED],
  ['64:ff9b:1::', 48, TRANSLATED],
  ['100::', 64, SPECIAL],
  ['2001::', 23, SPECIAL],
  ['2001:db8::', 32, SPECIAL],
  ['2002::', 16, TRANSLATED],
  ['3fff::', 20, SPECIAL],
  ['5f00::', 16, SPECIAL],
  ['fc00::', 7, PRIVATE],
  ['fe80::', 10, LINK_LOCAL],
  ['fec0::', 10, PRIVATE],
  ['ff00::', 8, SPECIAL],
];

const LISTS = RANGES.map(([subnet, prefix, kind]) => {
  const list = new BlockList();
  list.addSubnet(subnet, prefix, familyOf(subnet));
  return { list, kind };
});

/** Names the special network of an IP address; null if the address is public. */
export function specialKindOf(address: string): AddressKind | null {
  const plain = address.split('%')[0] ?? '';
  if (isIP(plain) === 0) return 'no IP address';
  const family = familyOf(plain);
  return LISTS.find(({ list }) => list.check(plain, family))?.kind ?? null;
}

export function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}
