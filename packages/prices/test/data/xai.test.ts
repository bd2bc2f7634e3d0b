import { describe, expect, test } from 'vitest';
import { XAI } from '../../src/data/xai.ts';
import { Cost, packagedPricer, TOKEN_METERS, type MeterPrices } from '../../src/index.ts';

const TODAY = '2026-11-22T12:00:00Z';

/** What each meter costs today, for a prompt of so many tokens. */
function prices(model: string, prompt: number, facts: { readonly serviceTier?: string; readonly geography?: string } = {}): MeterPrices {
  const cost = packagedPricer.priceMeters(
    { input: prompt - 4, cache_read: 2, input_image: 1, cache_read_image: 1, output: 1, web_search: 1 },
    { provider: 'x_ai', model, at: new Date(TODAY), ...facts },
  );
  if (!(cost instanceof Cost)) throw cost;
  return Object.fromEntries(cost.lines.map(({ meter, price }) => [meter, price]));
}

/** Rows of xAI's price table of 2026-09-29: short and long context, input, cached, output. */
const TABLE = [
  ['grok-4.7', ['2', '0.5', '6'], ['4', '1', '12']],
  ['grok-build-0.1', ['1', '0.2', '2'], ['2', '0.4', '4']],
  ['grok-4.6', ['2', '0.5', '6'], ['4', '1', '12']],
  ['grok-4.5', ['2', '0.3', '6'], ['4', '0.6', '12']],
  ['grok-4.3', ['1.25', '0.2', '2.5'], ['2.5', '0.4', '5']],
  ['grok-4.20-multi-agent-0309', ['1.25', '0.2', '2.5'], ['2.5', '0.4', '5']],
  ['grok-4.20-0309-reasoning', ['1.25', '0.2', '2.5'], ['2.5', '0.4', '5']],
  ['grok-4.20-0309-non-reasoning', ['1.25', '0.2', '2.5'], ['2.5', '0.4', '5']],
] as const;

describe.each(TABLE)('%s', (model, short, long) => {
  test(`costs ${short.join(', ')} up to 199,999 tokens and ${long.join(', ')} from 200,000 on, images as text`, () => {
    for (const [prompt, [input, cached, output]] of [
      [199_999, short],
      [200_000, long],
    ] as const) {
      expect(prices(model, prompt)).toEqual({
        input,
        cache_read: cached,
        input_image: input,
        cache_read_image: cached,
        output,
        web_search: '5',
      });
    }
  });

  test('costs twice as much per token, and no more per search, when it is served with priority', () => {
    for (const prompt of [1000, 200_000]) {
      const standard = prices(model, prompt);
      const priority = prices(model, prompt, { serviceTier: 'priority' });
      expect(TOKEN_METERS.map((meter) => Number(priority[meter] ?? 0))).toEqual(
        TOKEN_METERS.map((meter) => 2 * Number(standard[meter] ?? 0)),
      );
      expect(priority.web_search).toBe('5');
    }
  });
});

const CURRENT: readonly string[] = TABLE.map(([model]) => model);

test('batches are discounted for grok-4.3 and the grok-4.20 models alone, by a fifth', () => {
  const cheaper = CURRENT.filter((model) => prices(model, 1000, { serviceTier: 'batch' }).input !== prices(model, 1000).input);
  expect(cheaper).toEqual(['grok-4.3', 'grok-4.20-multi-agent-0309', 'grok-4.20-0309-reasoning', 'grok-4.20-0309-non-reasoning']);
  expect(prices('grok-4.3', 1000, { serviceTier: 'batch' })).toMatchObject({ input: '1', cache_read: '0.16', output: '2' });
});

test('the US endpoint adds a tenth to grok-4.7 and grok-4.6 alone, which it serves alone', () => {
  const dearer = CURRENT.filter((model) => prices(model, 1000, { geography: 'us' }).input !== prices(model, 1000).input);
  expect(dearer).toEqual(['grok-4.7', 'grok-4.6']);
  expect(prices('grok-4.7', 1000, { geography: 'us' })).toMatchObject({ input: '2.2', cache_read: '0.55', output: '6.6' });
});

test('a name that leads to grok-4.3 since 2026-05-15 costs today what grok-4.3 does', () => {
  const retired = XAI.filter(({ deprecation }) => deprecation?.replacement === 'grok-4.3').flatMap(({ model, aliases = [] }) => [
    model,
    ...aliases,
  ]);
  expect(retired).toHaveLength(16);
  for (const name of retired) expect(prices(name, 250_000)).toEqual(prices('grok-4.3', 250_000));
});
