import { expect, test } from 'vitest';
import { Cost, packagedPricer } from '../../src/index.ts';
import { ALL_CASES } from './all-cases.ts';
import type { PriceCase } from './price-case.ts';

test.each(ALL_CASES.map((each) => [nameOf(each), each] as const))('%s', (_name, each) => {
  const { provider, model, serviceTier, geography, parameters } = each;
  const cost = packagedPricer.priceMeters(each.usage, {
    provider,
    model,
    at: new Date(each.at),
    ...(serviceTier === undefined ? {} : { serviceTier }),
    ...(geography === undefined ? {} : { geography }),
    ...(parameters === undefined ? {} : { parameters }),
  });
  expect(cost instanceof Cost ? cost.exact : null).toBe(each.usd);
});

test('at least 150 cases are worked out by hand, each with its source', () => {
  expect(ALL_CASES.length).toBeGreaterThanOrEqual(150);
  expect(ALL_CASES.filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
});

function nameOf({ provider, model, at, usage, serviceTier, geography, parameters, usd, working }: PriceCase): string {
  const used = Object.entries(usage).map(([meter, quantity]) => `${quantity} ${meter}`);
  const how = [serviceTier, geography, ...Object.values(parameters ?? {})].filter((each) => each !== undefined);
  return `${provider} ${model} at ${at}${how.length === 0 ? '' : ` (${how.join(', ')})`}: ${used.join(', ')} cost ${usd === null ? 'nobody knows what' : `$${usd}`}: ${working}`;
}
