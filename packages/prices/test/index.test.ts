import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as prices from '../src/index.ts';

/** The promise of this package: to take a name away breaks whoever uses it. */
const VALUES = [
  'Cost',
  'InvalidPriceBookError',
  'InvalidUsageError',
  'METERS',
  'MissingPriceError',
  'Money',
  'PACKAGED_BOOK',
  'PriceError',
  'Pricer',
  'TOKEN_METERS',
  'TOKEN_TYPES',
  'UnknownModelError',
  'canonicalTier',
  'costOf',
  'isMeter',
  'meterDefinition',
  'metersOf',
  'packagedPricer',
  'parseQuantities',
  'renderExplanation',
  'tokensByType',
];

const TYPES = [
  'CallToPrice',
  'Contract',
  'ContractTerm',
  'CostLine',
  'DefaultPrice',
  'Deprecation',
  'Explanation',
  'Meter',
  'MeterDefinition',
  'MeterPrices',
  'MeterQuantities',
  'MeterUnit',
  'ModelAlias',
  'ModelPrices',
  'PriceBook',
  'PriceOverride',
  'PriceRule',
  'PriceSource',
  'PriceStatus',
  'PriceVersion',
  'RuleCondition',
  'Schedule',
  'TokenCounts',
  'TokenType',
  'VersionParts',
];

it('exports these values, and no others', () => {
  expect(Object.keys(prices).toSorted()).toEqual(VALUES);
});

it('exports these types, and no others', () => {
  const source = readFileSync(join(import.meta.dirname, '../src/index.ts'), 'utf8');
  const exported = [...source.matchAll(/export type \{([^}]+)\}/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  );
  expect(exported.filter((name) => name !== '').toSorted()).toEqual(TYPES);
});
