import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GROQ } from '../../src/data/groq.ts';
import { Cost, packagedPricer, type MeterQuantities } from '../../src/index.ts';

function costOf(model: string, usage: MeterQuantities, serviceTier?: string): Cost {
  const cost = packagedPricer.priceMeters(usage, {
    provider: 'groq',
    model,
    at: new Date('2026-11-22T12:00:00Z'),
    ...(serviceTier === undefined ? {} : { serviceTier }),
  });
  if (!(cost instanceof Cost)) throw cost;
  return cost;
}

const TEXT = GROQ.filter(({ versions }) => versions.at(-1)?.prices.output !== undefined).map(({ model }) => model);

describe('text models', () => {
  test('are twenty', () => {
    expect(TEXT).toHaveLength(20);
  });

  test.each(TEXT)('%s costs half in a batch and the same when it is flexible, neither of them an estimate', (model) => {
    const usage = { input: 1000, output: 1000 };
    const standard = costOf(model, usage);
    expect(Number(costOf(model, usage, 'batch').exact) * 2).toBeCloseTo(Number(standard.exact), 12);
    expect(costOf(model, usage, 'flex').exact).toBe(standard.exact);
    expect([costOf(model, usage, 'batch').basis, costOf(model, usage, 'flex').basis]).toEqual(['computed', 'computed']);
  });

  const cached = GROQ.filter(({ versions }) => versions.at(-1)?.prices.cache_read !== undefined).map(({ model }) => model);

  test.each(cached)('%s: cached input costs half of input, and as much as input in a batch', (model) => {
    const price = (usage: MeterQuantities, tier?: string): number => Number(costOf(model, usage, tier).exact);
    expect(price({ cache_read: 1000 }) * 2).toBeCloseTo(price({ input: 1000 }), 12);
    expect(price({ cache_read: 1000 }, 'batch')).toBeCloseTo(price({ input: 1000 }, 'batch'), 12);
  });
});

describe.each(['whisper-large-v3', 'whisper-large-v3-turbo', 'distil-whisper-large-v3-en'])('%s', (model) => {
  test('costs for any time up to ten seconds what ten seconds cost', () => {
    const least = costOf(model, { audio_second: 10 }).exact;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10, noNaN: true }), (audio_second) => {
        expect(costOf(model, { audio_second }).exact).toBe(least);
      }),
    );
  });

  test('costs in proportion to the time beyond ten seconds', () => {
    const hour = Number(costOf(model, { audio_second: 3600 }).exact);
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), (audio_second) => {
        expect(Number(costOf(model, { audio_second }).exact)).toBeCloseTo((hour * audio_second) / 3600, 12);
      }),
    );
  });
});
