import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KeyLocator } from '../../src/ledger/duckdb/index/key-locator.ts';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { NO_TOKENS, type Entry } from '../../src/ledger/entry.ts';
import { temporaryFolder } from '../running-collector.ts';

/** 64 bits that look random and are the same in every run. */
function wordsOf(number: number): readonly [upper: number, lower: number] {
  const mixed = (BigInt(number) * 0x9e37_79b9_7f4a_7c15n) & 0xff_ff_ff_ff_ff_ff_ff_ffn;
  const spread = ((mixed ^ (mixed >> 29n)) * 0xbf58_476d_1ce4_e5b9n) & 0xff_ff_ff_ff_ff_ff_ff_ffn;
  return [Number(spread >> 32n), Number(spread & 0xff_ff_ff_ffn)];
}

function entry(callId: string, seq = 0): Entry {
  return {
    call: {
      callId,
      calledAt: 1,
      attribution: {},
      provider: 'p',
      operation: 'chat',
      stream: false,
      traceId: 't',
      spanId: 's',
      status: 'success',
    },
    seq,
    kind: seq === 0 ? 'charge' : 'correction',
    recordedAt: 1,
    tokens: NO_TOKENS,
    reasoningTokens: 0,
    usage: {},
    cost: 1n,
    basis: 'computed',
    book: 'list@1',
    lines: [],
    priceDisagreement: false,
    source: 'span',
  };
}

it('a locator that has grown twice finds each of 700,000 keys, and takes fewer than 1 in 2,000 others for one of them', () => {
  const locator = new KeyLocator();
  for (let key = 0; key < 700_000; key += 1) locator.add(...wordsOf(key), Math.floor(key / 65_536));
  let lost = 0;
  let mistaken = 0;
  for (let key = 0; key < 700_000; key += 1) if (!locator.blocksOf(...wordsOf(key)).includes(Math.floor(key / 65_536))) lost += 1;
  for (let key = 700_000; key < 900_000; key += 1) if (locator.blocksOf(...wordsOf(key)).length > 0) mistaken += 1;
  expect(lost).toBe(0);
  expect(mistaken).toBeLessThan(100);
});

it('a call is known by its id and by keys learned with it and later, whatever its id looks like, before and after the ledger is opened again', async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  let ledger = await openLedger(path, () => undefined);
  const ids = Array.from({ length: 3000 }, (_, index) => (index % 2 === 0 ? index.toString(16).padStart(32, '0') : `call "${index}"`));
  const keyOf = (callId: string): string => `s:${callId}`;
  for (let from = 0; from < ids.length; from += 700) {
    const some = ids.slice(from, from + 700);
    await ledger.append({ entries: some.map((id) => entry(id)), keys: new Map(some.map((id) => [keyOf(id), id])), quarantined: [] });
  }
  await ledger.append({ entries: [entry(ids[5]!, 1)], keys: new Map([['r:late', ids[7]!]]), quarantined: [] });
  const expectAllKnown = async (): Promise<void> => {
    const known = await ledger.callIdsByKey([...ids.map(keyOf), 'r:late', 's:unknown']);
    expect(known).toEqual(new Map([...ids.map((id): [string, string] => [keyOf(id), id]), ['r:late', ids[7]!]]));
    const states = await ledger.callStates([...ids, 'unknown']);
    expect(states.size).toBe(ids.length);
    expect(states.get(ids[5]!)).toMatchObject({ seq: 1, net: 2n });
    expect((await ledger.entriesOf(ids[5]!)).map(({ seq }) => seq)).toEqual([0, 1]);
    expect(await ledger.entriesOf('unknown')).toEqual([]);
  };
  await expectAllKnown();
  await ledger.close();
  ledger = await openLedger(path, () => undefined);
  await expectAllKnown();
  await ledger.close();
});

it.each([
  ['a second charge of a call', [entry('a')], 'call a is charged already'],
  ['an entry that leaves out a number', [entry('a', 2)], 'entry 2 of call a does not follow 0'],
  ['a correction of no call', [entry('b', 1)], 'entry 1 of call b does not follow any'],
])('%s is refused, with all that came with it', async (_, entries, message) => {
  const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
  await ledger.append({ entries: [entry('a')], keys: new Map([['s:a', 'a']]), quarantined: [] });
  await expect(ledger.append({ entries: [entry('c'), ...entries], keys: new Map(), quarantined: [] })).rejects.toThrow(message);
  await expect(ledger.append({ entries: [], keys: new Map([['s:z', 'z']]), quarantined: [] })).rejects.toThrow(
    'call z, which is not in the ledger',
  );
  expect(await ledger.entriesByKind()).toEqual({ charge: 1, supplement: 0, correction: 0 });
  await ledger.append({ entries: [entry('c')], keys: new Map(), quarantined: [] });
  expect((await ledger.callStates(['a', 'c'])).size).toBe(2);
  await ledger.close();
});
