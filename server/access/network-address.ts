import { isIP } from 'node:net';
import type { Request } from 'express';

/** Where a request came from, as far as the proxies we trust say so. */
export function addressOf(request: Request): string {
  return request.ip ?? 'unknown';
}

/**
 * What limits count an address by. One line at home or in an office has 2^64 addresses of IPv6, so those count together; an address
 * of IPv4 counts as itself, also where it is written as one of IPv6.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (isIP(address) !== 6) return address;
  const [head = [], tail] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const left = 8 - head.length - (tail?.length ?? 0);
  const groups = tail === undefined ? head : [...head, ...Array.from({ length: left }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
