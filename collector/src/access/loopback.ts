import { BlockList, isIP } from 'node:net';

/** Whether an IP address can be reached from the same machine only: 127.0.0.0/8 and ::1, also written as IPv4 in IPv6. */
export function isLoopbackAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const loopback = new BlockList();
  loopback.addSubnet('127.0.0.0', 8, 'ipv4');
  loopback.addAddress('::1', 'ipv6');
  // BlockList looks at ::ffff:127.0.0.1 as the IPv4 address that it is.
  return loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
