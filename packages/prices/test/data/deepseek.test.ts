import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHINESE_PUBLIC_HOLIDAYS } from '../../src/data/chinese-public-holidays.ts';
import { DEEPSEEK } from '../../src/data/deepseek.ts';
import { Cost, packagedPricer, type MeterPrices, type MeterQuantities } from '../../src/index.ts';

const NEW_PRICES = Date.parse('2026-08-16T16:00:00Z');
const WEEKENDS_OFF_PEAK = Date.parse('2026-08-22T16:00:00Z');
const V4_1 = Date.parse('2026-09-10T04:00:00Z');
const HOUR = 3_600_000;

function costOf(model: string, at: number, usage: MeterQuantities = { input: 1_000_000, output: 1_000_000 }): string | null {
  const cost = packagedPricer.priceMeters(usage, { provider: 'deepseek', model, at });
  return cost instanceof Cost ? cost.exact : null;
}

describe('the history of a name', () => {
  test.each(DEEPSEEK.map((model) => [model.model, model.versions] as const))('%s has no gap and no overlap', (_name, versions) => {
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_version, index) => index + 1));
    expect(versions.slice(0, -1).map(({ validTo }) => validTo)).toEqual(versions.slice(1).map(({ validFrom }) => validFrom));
  });

  test('only the two retired names have an end', () => {
    const ended = DEEPSEEK.filter(({ versions }) => versions.at(-1)?.validTo !== undefined);
    expect(ended.map(({ model, deprecation }) => [model, deprecation?.retiresAt])).toEqual([
      ['deepseek-chat', '2026-07-24T15:59:00Z'],
      ['deepseek-reasoner', '2026-07-24T15:59:00Z'],
    ]);
  });

  test('cached input costs at most half of fresh input, and output more than input', () => {
    const wrong = DEEPSEEK.flatMap(({ model, versions }) =>
      versions.filter(({ prices }) => !isOrdered(prices)).map(({ version }) => `${model} v${version}`),
    );
    expect(wrong).toEqual([]);
  });
});

function isOrdered({ input, cache_read, output }: MeterPrices): boolean {
  return Number(cache_read) <= Number(input) / 2 && Number(output) > Number(input);
}

/** Peak hours in plain UTC, in which they never cross midnight: whether Beijing is at work. */
function isPeak(at: number): boolean {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const hour = Number(time.slice(0, 2));
  const working = at < WEEKENDS_OFF_PEAK || ![0, 6].includes(new Date(at).getUTCDay());
  return ((hour >= 1 && hour < 4) || (hour >= 6 && hour < 10)) && working && !CHINESE_PUBLIC_HOLIDAYS.includes(date);
}

describe('peak hours', () => {
  test('in the week of 2026-11-16 they are 01 to 04 and 06 to 10 UTC from Monday to Friday, as the English page has it', () => {
    const monday = Date.parse('2026-11-16T00:00:00Z');
    const peak = Array.from({ length: 7 * 24 }, (_, hour) => hour).filter(
      (hour) => costOf('deepseek-flash', monday + hour * HOUR) === '1.5',
    );
    const days = [0, 1, 2, 3, 4].flatMap((day) => [1, 2, 3, 6, 7, 8, 9].map((hour) => day * 24 + hour));
    expect(peak).toEqual(days);
  });

  test('cost twice as much for every token, at every time since they began, and no other time does', () => {
    const times = fc.integer({ min: NEW_PRICES, max: Date.parse('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom('deepseek-v4-pro', 'deepseek-v4-flash'), times, (model, at) => {
        const base = DEEPSEEK.find((entry) => entry.model === model)?.versions.find(
          ({ validFrom = '', validTo }) => at >= Date.parse(validFrom) && (validTo === undefined || at < Date.parse(validTo)),
        );
        const usage = { input: 1, cache_read: 1, output: 1 };
        const cost = packagedPricer.priceMeters(usage, { provider: 'deepseek', model, at });
        if (!(cost instanceof Cost)) throw cost;
        for (const { meter, price } of cost.lines)
          expect(Number(price)).toBeCloseTo(Number(base?.prices[meter]) * (isPeak(at) ? 2 : 1), 12);
      }),
      { numRuns: 1000 },
    );
  });

  test('the retired name deepseek-v4-flash costs what deepseek-flash does, at every time since V4.1', () => {
    fc.assert(
      fc.property(fc.integer({ min: V4_1, max: Date.parse('2027-12-31T00:00:00Z') }), (at) => {
        expect(costOf('deepseek-v4-flash', at)).toBe(costOf('deepseek-flash', at));
        expect(costOf('deepseek-v4-flash-vision-exp', at)).toBe(costOf('deepseek-flash', at));
      }),
    );
  });
});

describe('Chinese public holidays', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

  test('are 33 days of 2026, each once and in order', () => {
    const of2026 = CHINESE_PUBLIC_HOLIDAYS.filter((date) => date.startsWith('2026-'));
    expect(of2026).toHaveLength(33);
    expect(CHINESE_PUBLIC_HOLIDAYS).toEqual([...new Set(CHINESE_PUBLIC_HOLIDAYS)].toSorted());
  });

  test.each([
    ['2026-02-17', '1/1'],
    ['2026-06-19', '5/5'],
    ['2026-09-25', '8/15'],
    ['2027-06-09', '5/5'],
    ['2027-09-15', '8/15'],
  ])('%s is in them and is %s of the Chinese calendar', (date, lunar) => {
    expect(CHINESE_PUBLIC_HOLIDAYS).toContain(date);
    expect(chinese.format(new Date(date))).toBe(lunar);
  });

  test('of 2027 are working days of the week, so that each of them changes a price', () => {
    const of2027 = CHINESE_PUBLIC_HOLIDAYS.filter((date) => date.startsWith('2027-'));
    expect(of2027).toHaveLength(7);
    expect(of2027.filter((date) => [0, 6].includes(new Date(date).getUTCDay()))).toEqual([]);
    expect(of2027.map((date) => costOf('deepseek-flash', Date.parse(`${date}T02:00:00Z`)))).toEqual(of2027.map(() => '0.75'));
  });
});
