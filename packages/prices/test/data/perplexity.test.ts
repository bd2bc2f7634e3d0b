import { describe, expect, test } from 'vitest';
import { Cost, packagedPricer } from '../../src/index.ts';

/** What a thousand requests without tokens cost. */
function fee(model: string, parameters: Readonly<Record<string, string>> = {}): number {
  const cost = packagedPricer.priceMeters(
    { request: 1000 },
    { provider: 'perplexity', model, at: new Date('2026-06-01T00:00:00Z'), parameters },
  );
  if (!(cost instanceof Cost)) throw cost;
  return Number(cost.exact);
}

/** Rows of Perplexity's table of request fees: low, medium, high. */
describe.each([
  ['sonar', [5, 8, 12]],
  ['sonar-pro', [6, 10, 14]],
  ['sonar-reasoning', [5, 8, 12]],
  ['sonar-reasoning-pro', [6, 10, 14]],
] as const)('%s', (model, fees) => {
  test(`costs $${fees.join(', $')} per thousand requests with low, medium and high context, and as with low if none is stated`, () => {
    expect(['low', 'medium', 'high'].map((size) => fee(model, { search_context_size: size }))).toEqual(fees);
    expect(fee(model)).toBe(fees[0]);
  });
});

test('Pro Search costs $8 more per thousand requests of sonar-pro than a fast one, with any context', () => {
  const sizes = ['low', 'medium', 'high'].map((search_context_size) => ({ search_context_size }));
  expect(sizes.map((size) => fee('sonar-pro', { ...size, search_type: 'pro' }) - fee('sonar-pro', size))).toEqual([8, 8, 8]);
});

test('sonar-deep-research takes reasoning out of the output that includes it: 10,000 out, 9,000 of it reasoning, cost $0.035', () => {
  const cost = packagedPricer.price(
    { inputTokens: 0, outputTokens: 10_000, reasoningTokens: 9_000 },
    { provider: 'perplexity', model: 'sonar-deep-research', at: new Date('2026-06-01T00:00:00Z') },
  );
  if (!(cost instanceof Cost)) throw cost;
  expect(cost.exact).toBe('0.035');
  expect(cost.lines.map(({ meter, quantity }) => [meter, quantity])).toEqual([
    ['output', 1_000],
    ['reasoning', 9_000],
  ]);
});
