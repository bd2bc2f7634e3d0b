import { diag } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedFields, allowedHosts, isAllowedHost } from '../../src/baggage/allowed.ts';
import { sendAttribution } from '../../src/index.ts';

let told: string[];
beforeEach(() => {
  told = [];
  const log = (message: string): void => void told.push(message);
  diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log });
});
afterEach(() => diag.disable());

describe('isAllowedHost', () => {
  it.each([
    ['orders.internal', '80', ['orders.internal'], true],
    ['ORDERS.internal', '8080', ['orders.internal'], true],
    ['orders.internal', '8080', ['orders.internal:8080'], true],
    ['orders.internal', '80', ['orders.internal:8080'], false],
    ['a.orders.internal', '80', ['orders.internal'], false],
    ['a.orders.internal', '80', ['*.orders.internal'], true],
    ['a.orders.internal', '81', ['*.orders.internal:80'], false],
    ['a.orders.internal', '80', ['*.orders.internal:80'], true],
    ['orders.internal', '80', ['*.orders.internal'], false],
    ['evil-orders.internal', '80', ['*.orders.internal', 'orders.internal'], false],
    ['orders.internal.evil.com', '80', ['*.orders.internal', 'orders.internal'], false],
    ['[::1]', '80', ['[::1]'], true],
    ['FE80::1', '8080', ['[fe80::1]:8080'], true],
    ['anything', '80', [], false],
  ])('%s at port %s of %j is %s', (host, port, allowed, expected) => {
    expect(isAllowedHost(host, port, allowed)).toBe(expected);
  });
});

describe('allow-lists', () => {
  it('take hosts, with a port or a wildcard in front, and IP addresses', () => {
    const hosts = ['orders', 'Orders.Internal:8080', '*.svc.cluster.local', '10.0.0.7', '[::1]:80'];
    expect(allowedHosts(hosts)).toEqual(hosts.map((host) => host.toLowerCase()));
    expect(told).toEqual([]);
  });

  it.each(['*', '*.*', 'http://orders', 'orders/path', '', 'a b', '*orders', 7, null, undefined])(
    'do not take %j for a host, and say so',
    (host) => {
      expect(allowedHosts([host])).toEqual([]);
      expect(told).toHaveLength(1);
    },
  );

  it('take fields of an attribution and keys of metadata, and nothing else', () => {
    expect(allowedFields('inbound', ['user', 'metadata.plan', 'metadata', 'metadata.', 'password', '__proto__', 7])).toEqual([
      'user',
      'metadata.plan',
    ]);
    expect(told).toHaveLength(5);
  });

  it.each([undefined, null, 'user', 7, {}])('that are %j let nothing through', (list) => {
    expect(allowedFields('inbound', list)).toEqual([]);
    expect(allowedHosts(list)).toEqual([]);
    expect(() => sendAttribution({ fields: list, hosts: list } as never)()).not.toThrow();
    expect(told.length).toBeGreaterThan(0);
  });
});
