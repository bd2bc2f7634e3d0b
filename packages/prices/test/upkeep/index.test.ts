import * as upkeep from '@spancost/prices/upkeep';
import { expect, it } from 'vitest';

it('exports these names and no others', () => {
  expect(Object.keys(upkeep).toSorted()).toEqual([
    'BookEditError',
    'EMPTY_QUARANTINE',
    'HORIZON_DAYS',
    'InvalidQuarantineError',
    'PriceFinder',
    'STALE_AFTER_DAYS',
    'UnusableSourceError',
    'applyChanges',
    'applyEdits',
    'approvedBy',
    'changelogEntry',
    'changelogFileOf',
    'comparePrices',
    'decided',
    'describeRule',
    'diffPrices',
    'listedBy',
    'newVersion',
    'nextRevision',
    'overridePrice',
    'parseQuarantine',
    'problemText',
    'proposeChanges',
    'quarantineChanges',
    'quarantineFileOf',
    'retireModel',
    'rulesBeside',
    'staleness',
    'upstreamOf',
    'verifyPrice',
    'withEntry',
    'withListed',
  ]);
});
