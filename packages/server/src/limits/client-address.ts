import { isIPv6 } from 'node:net';

/**
 * Key of an address for limits: an IPv4 address, or the /64 of an IPv6 address, which is what
 * one household or machine is given. An IPv4 address that is written as IPv6 is the IPv4 address.
 */
export function addressKey(ip: string | undefined): string {
  if (ip === undefined) return 'unknown';
  const address = ip.split('%')[0] ?? '';
  if (!isIPv6(address)) return address;
  const mapped = /^(?:0*:){1,6}:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? first : [...first, ...zeros(first, last), ...last];
  return `${groups.slice(0, 4).map(withoutZeros).join(':')}::/64`;
}

const GROUPS = 8;

/** Expands `::`; an IPv4 address at the end takes two groups. */
function zeros(first: readonly string[], last: readonly string[]): string[] {
  const taken = first.length + last.length + (last.at(-1)?.includes('.') ? 1 : 0);
  return Array.from({ length: Math.max(0, GROUPS - taken) }, () => '0');
}

function withoutZeros(group: string): string {
  return group.toLowerCase().replace(/^0{1,3}(?=.)/, '');
}
