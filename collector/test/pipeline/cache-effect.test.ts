import { readCall } from '@spancost/conventions';
import { Pricer } from '@spancost/prices';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cacheEffect } from '../../src/pipeline/cache-effect.ts';
import { charge } from '../../src/pipeline/charge.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { bookText } from '../own-book.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');

/** Prices at which a token read saves $1.8, one written for five minutes costs $0.5 and one written for an hour $2 more, a million. */
const PRICES = { input: '2', cache_read: '0.2', cache_write: '2.5', cache_write_5m: '2.5', cache_write_1h: '4', output: '8' };

function pricer(revision: number): Pricer {
  const book = JSON.parse(bookText({ revision, models: [{ model: 'gpt-x', prices: PRICES }] })) as ConstructorParameters<typeof Pricer>[0];
  return new Pricer(book);
}

function charged(usage: Readonly<Record<string, number>>): Entry {
  const call = readCall({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.response.model': 'gpt-x',
    'gen_ai.usage.output_tokens': 10,
    ...Object.fromEntries(Object.entries(usage).map(([name, count]) => [`gen_ai.usage.${name}`, count])),
  });
  if (call === undefined) throw new Error('this is no call');
  const report = { signal: 'traces', source: 'span', call, status: 'success', calledAt: NOW, traceId: 'a', spanId: 'b' } as const;
  return charge('call', report, { pricer: pricer(1), now: NOW });
}

it('is to the last decimal what each token read saves and each token written costs more, whatever their numbers', () => {
  const tokens = fc.nat({ max: 2_000_000 });
  fc.assert(
    fc.property(tokens, tokens, tokens, (fresh, read, written) => {
      const entry = charged({
        input_tokens: fresh + read + written,
        'cache_read.input_tokens': read,
        'cache_write.input_tokens': written,
      });
      const perToken = (tenths: bigint): bigint => tenths * 10n ** 13n;
      const expected = { saved: BigInt(read) * perToken(18n), premium: BigInt(written) * perToken(5n) };
      expect(cacheEffect(entry, pricer(1))).toEqual(read + written === 0 ? undefined : expected);
    }),
    { numRuns: 300 },
  );
});

it('is not known by another book than the one that made the charge', () => {
  const entry = charged({ input_tokens: 1000, 'cache_read.input_tokens': 800 });
  expect(cacheEffect(entry, pricer(1))).toEqual({ saved: 144_000_000_000_000_000n, premium: 0n });
  expect(cacheEffect(entry, pricer(2))).toBeUndefined();
});
