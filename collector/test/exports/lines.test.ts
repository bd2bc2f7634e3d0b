import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import { batches, EVERYTHING, query } from '../ledger/any-query.ts';
import { callHistory } from '../ledger/call-history.ts';
import { callsOf } from '../ledger/summed-by-hand.ts';
import { temporaryFolder } from '../running-collector.ts';
import { linesOf } from './lines-of.ts';
import { callByHand, entryByHand, type ByHand } from './rows-by-hand.ts';

/** `EXPORT_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['EXPORT_RUNS'] ?? 4);

it('calls and entries of any filter and range are read out as their entries add up, oldest first, and FOCUS rows come to the same money', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(callHistory, { minLength: 1, maxLength: 30 }),
      fc.array(query, { minLength: 1, maxLength: 2 }),
      async (calls, queries) => {
        const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
        try {
          const written: Entry[] = [];
          for (const entries of batches(calls, 20)) {
            await ledger.append({ entries, keys: new Map(), quarantined: [] });
            written.push(...entries);
          }
          for (const usage of [{ range: EVERYTHING, scope: {} }, ...queries]) {
            const read = async (rows: 'calls' | 'entries' | 'focus'): Promise<readonly ByHand[]> =>
              (await linesOf(ledger, { usage, rows, form: 'object' })).map((line) => JSON.parse(line) as ByHand);
            const asked = callsOf(calls, usage);
            const ids = new Set(asked.map(({ call }) => call.callId));
            const entries = written.filter(({ call }) => ids.has(call.callId));
            const charges = entries.filter(({ seq }) => seq === 0).map(({ call }) => call.callId);
            expect(await read('calls')).toEqual(charges.map((callId) => callByHand(entries.filter(({ call }) => call.callId === callId))));
            const found = await read('entries');
            expect(found.map(({ entry_no: _number, ...entry }) => entry)).toEqual(entries.map(entryByHand));
            const numbers = found.map(({ entry_no }) => Number(entry_no));
            expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
            const billed = (await read('focus')).reduce((sum, { BilledCost }) => sum + usdOf(BilledCost), 0n);
            expect(billed).toBe(entries.reduce((sum, { cost = 0n }) => sum + cost, 0n));
          }
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns, endOnFailure: true },
  );
}, 600_000);

function usdOf(text: unknown): bigint {
  return parseUsd(String(text)) ?? 0n;
}
