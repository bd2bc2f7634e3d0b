import * as collector from '@spancost/collector';
import { expect, it } from 'vitest';

it('exports exactly these values', () => {
  expect(Object.keys(collector).toSorted()).toEqual([
    'CollectorError',
    'ConfigError',
    'DEFAULT_CONFIG',
    'DEFAULT_FORWARD',
    'LedgerBrokenError',
    'LedgerLockedError',
    'LedgerUnavailableError',
    'PLAIN_BUDGET',
    'decodeLogs',
    'decodeTraces',
    'loadConfig',
    'openConfig',
    'openLedgerApi',
    'readAttributes',
    'readPriceBook',
    'startCollector',
  ]);
});
