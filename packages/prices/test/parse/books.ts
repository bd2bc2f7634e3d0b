import { expect, it } from 'vitest';
import { InvalidPriceBookError } from '../../src/index.ts';
import { parsePriceBook } from '../../src/parse/index.ts';

export const RECORDED = '2026-01-01T00:00:00Z';
export const source = { url: 'https://example.com/prices', checkedAt: '2026-01-01' };
export const version = { version: 1, recordedAt: RECORDED, status: 'verified', source, prices: { input: '1', output: '2' } };
export const model = { providers: ['openai'], model: 'gpt-5', versions: [version] };
export const book = { schema: 'spancost/price-book/v1', id: 'mine', revision: 1, currency: 'USD', models: [model] };
export const stated = { id: 'one', recordedAt: RECORDED, reason: 'a reason' };
export const override = { ...stated, providers: ['openai'], model: 'gpt-5', prices: { input: '1' } };
export const contract = { ...stated, tenant: 'umbrella', terms: [{ multiply: '0.875' }] };
export const alias = { provider: 'openai', model: 'a', to: { provider: 'openai', model: 'gpt-5' } };
export const over = { id: 'over-200000', when: { promptOver: 200_000 }, prices: { input: '2', output: '4' } };

export const withModel = (change: object): object => ({ ...book, models: [{ ...model, ...change }] });
export const withVersion = (change: object): object => withModel({ versions: [{ ...version, ...change }] });
export const withVersions = (...changes: readonly object[]): object =>
  withModel({ versions: changes.map((change) => ({ ...version, ...change })) });
export const withRule = (change: object): object =>
  withVersion({ rules: [{ id: 'batch', when: { serviceTier: ['batch'] }, multiply: '0.5', ...change }] });
export const withPrice = (input: unknown): object => withVersion({ prices: { input } });
export const withWhen = (when: object): object => withRule({ when });
export const withSchedule = (change: object): object =>
  withWhen({ schedule: { timeZone: 'UTC', windows: [{ from: '09:00', to: '10:00' }], ...change } });
/** As JSON has it: a key of its own, and no prototype. */
export const withProto = (value: string): unknown => JSON.parse(`{"__proto__":${value}}`);
export const nested = (depth: number): object => (depth === 1 ? book : { ...book, extends: nested(depth - 1) });

/** Where the one version of the book is. */
export const V = 'models[0].versions[0]';
/** Where the one rule of that version is. */
export const R = `${V}.rules[0]`;
export const DECIMAL = 'a price is a plain decimal string of at most 14 decimals';

/** A book with a mistake, the place that the error names, and what it says is wrong there. */
export type Malformed = readonly [name: string, book: unknown, path: string, problem: string];

/** A test of each. */
export function itRefuses(table: readonly Malformed[]): void {
  it.each(table)('%s is refused, and it is said where and why', (_name, data, path, problem) => {
    const error = refusalOf(data);
    expect(error.message).toBe(`Price book: ${path}: ${error.problem}`);
    expect(error.problem).toContain(problem);
  });
}

function refusalOf(data: unknown): InvalidPriceBookError {
  try {
    parsePriceBook(data);
  } catch (error) {
    if (error instanceof InvalidPriceBookError) return error;
    throw error;
  }
  throw new Error('the book was accepted');
}
