import { expect, it } from 'vitest';
import { ContentKeeper } from '../../src/content/content-keeper.ts';
import { LedgerUnavailableError } from '../../src/errors.ts';
import type { KeptContent, LedgerContent } from '../../src/ledger/content.ts';
import type { CallIdentity } from '../../src/ledger/entry.ts';
import { Turnstile } from '../../src/scheduling/turnstile.ts';

function callOf(callId: string, user = 'ann', tenant = 'acme'): CallIdentity {
  return {
    callId,
    calledAt: 0,
    attribution: { user, tenant },
    provider: 'openai',
    operation: 'chat',
    stream: false,
    traceId: '',
    spanId: '',
    status: 'success',
  };
}

interface Kept {
  readonly keeper: ContentKeeper;
  readonly turnstile: Turnstile;
  readonly kept: KeptContent[];
  readonly logged: object[];
}

function keeper({ failures = 0 } = {}): Kept {
  const kept: KeptContent[] = [];
  const logged: object[] = [];
  let left = failures;
  const content: LedgerContent = {
    of: async () => undefined,
    isKept: async (ids) => new Set(ids.filter((id) => kept.some(({ callId }) => callId === id))),
    keep: async (contents) => {
      if (left > 0) throw new LedgerUnavailableError(`disk full ${(left -= 1)}`);
      kept.push(...contents);
    },
    removeBefore: async () => 0,
  };
  const log = { warn: (told: object) => logged.push(told), error: (told: object) => logged.push(told) };
  const turnstile = new Turnstile();
  // Of a logger only what is called here.
  return { keeper: new ContentKeeper({ content, turnstile, log: log as never, now: () => 7 }), turnstile, kept, logged };
}

const TOLD = { input: { 'gen_ai.prompt': 'hi' } };

it('keeps the first content of each call, once', async () => {
  const { keeper: each, kept } = keeper();
  each.take(callOf('a'), TOLD, true);
  each.take(callOf('a'), { input: { 'gen_ai.prompt': 'again' } }, false);
  await each.settled();
  each.take(callOf('a'), { input: { 'gen_ai.prompt': 'later' } }, false);
  await each.settled();
  expect(kept).toEqual([{ callId: 'a', recordedAt: 7, tenant: 'acme', user: 'ann', input: '"hi"' }]);
});

it('goes on after content that could not be written, and a later report of the same call fills it in', async () => {
  const { keeper: each, kept, logged } = keeper({ failures: 1 });
  each.take(callOf('a'), TOLD, true);
  await each.settled();
  expect([kept.length, logged.length]).toEqual([0, 1]);
  each.take(callOf('a'), TOLD, false);
  await each.settled();
  expect(kept.map(({ callId }) => callId)).toEqual(['a']);
});

it('keeps nothing of who was forgotten before it was written', async () => {
  const { keeper: each, kept } = keeper();
  each.take(callOf('a', 'ann', 'acme'), TOLD, true);
  each.take(callOf('b', 'ann', 'globex'), TOLD, true);
  each.take(callOf('c', 'bob', 'acme'), TOLD, true);
  each.forget({ user: 'ann', tenant: 'acme' });
  await each.settled();
  expect(kept.map(({ callId }) => callId)).toEqual(['b', 'c']);
});

it('of more than 20,000 calls that wait keeps those, and says how many it did not', async () => {
  const { keeper: each, kept, logged } = keeper();
  for (let index = 0; index < 20_010; index += 1) each.take(callOf(`${index}`), TOLD, true);
  await each.settled();
  expect(kept).toHaveLength(20_000);
  expect(logged).toEqual([{ calls: 10 }]);
});

it('ends when nothing is let through any more', async () => {
  const { keeper: each, turnstile, kept, logged } = keeper();
  await turnstile.close();
  each.take(callOf('a'), TOLD, true);
  await each.settled();
  expect([kept.length, logged.length]).toEqual([0, 1]);
});
