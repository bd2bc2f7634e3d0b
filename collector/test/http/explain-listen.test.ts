import { ConfigError, startCollector } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { testConfig } from '../running-collector.ts';

const auth = { tokens: [{ name: 'apps', sha256: 'ab'.repeat(32), role: 'ingest' }] } as const;

describe('a collector that cannot listen', () => {
  it.each([
    ['nowhere.invalid', /^listen\.host is nowhere\.invalid, a name that does not resolve \(E\w+\); set listen\.host to an address/],
    // Of the block that RFC 5737 keeps for examples, so no machine has it.
    ['192.0.2.1', /^listen\.host is 192\.0\.2\.1, which is no address of this machine \(E\w+\); set listen\.host to an address/],
  ])(
    'on %s says that it is listen.host and what to set',
    async (host, says) => {
      const starting = startCollector(testConfig({ listen: { host, port: 0 }, auth }));
      await expect(starting).rejects.toThrow(ConfigError);
      await expect(starting).rejects.toThrow(says);
    },
    // A resolver without a network takes its time to give up.
    30_000,
  );
});
