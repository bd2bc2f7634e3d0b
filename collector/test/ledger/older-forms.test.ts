import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import type { TimeRange } from '../../src/ledger/views.ts';
import { temporaryFolder } from '../running-collector.ts';
import { KEY_1, writeVersion2, writeVersion3 } from './older-forms.ts';
import { DIMENSIONS } from './summed-by-hand.ts';
import { writeVersion1 } from './version-1.ts';

/** The day on which all calls of the files were made: its whole is answered by the rollups, all but its first millisecond by the entries. */
const DAY: TimeRange = { from: Date.UTC(2026, 10, 2), to: Date.UTC(2026, 10, 3) };
const BY_ENTRIES: TimeRange = { from: DAY.from + 1, to: DAY.to };

const FORMS = [
  {
    form: 1,
    write: writeVersion1,
    cost: '0.00225',
    entries: { charge: 2, supplement: 0, correction: 1 },
    bases: { computed: 1, unpriced: 1 },
  },
  {
    form: 2,
    write: writeVersion2,
    cost: '0.00925',
    entries: { charge: 3, supplement: 0, correction: 2 },
    bases: { computed: 1, estimated: 1, unpriced: 1 },
  },
  {
    form: 3,
    write: writeVersion3,
    cost: '0.016',
    entries: { charge: 3, supplement: 1, correction: 2 },
    bases: { reported: 1, estimated: 1, unpriced: 1 },
  },
] as const;

describe.each(FORMS)('a ledger file of form $form', ({ write, cost, entries, bases }) => {
  const opened = async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    await write(path);
    const ledger = await openLedger(path, () => undefined);
    onTestFinished(() => ledger.close());
    return ledger;
  };

  it(`holds $${cost} in rollups, lifetime totals and counters, as its entries say`, async () => {
    const ledger = await opened();
    const query = { range: DAY, scope: {} };
    const totals = await ledger.totals(query);
    expect(totals.cost).toBe(parseUsd(cost));
    const requests = Object.entries(totals.byBasis).flatMap(([basis, share]) => (share.requests === 0 ? [] : [[basis, share.requests]]));
    expect(Object.fromEntries(requests)).toEqual(bases);
    expect(totals).toEqual(await ledger.totals({ ...query, range: BY_ENTRIES }));
    for (const scope of [{}, { user: 'ann' }])
      for (const dimension of DIMENSIONS)
        expect(await ledger.topGroups({ range: DAY, scope }, dimension, 10)).toEqual(
          await ledger.topGroups({ range: BY_ENTRIES, scope }, dimension, 10),
        );
    expect(await ledger.totals({ range: { from: 0, to: Date.UTC(10_000, 0) }, scope: {} })).toEqual(totals);
    expect(await ledger.entriesByKind()).toEqual(entries);
    const series = await ledger.seriesTotals();
    expect(series.reduce((sum, { added, takenBack }) => sum + added - takenBack, 0n)).toBe(parseUsd(cost));
    expect(series[0]).toMatchObject({
      kind: 'charge',
      model: 'gpt-5-2025-08-07',
      entries: 1,
      priced: true,
      tokens: { input: 1000, output: 200 },
    });
  });

  it('knows its calls by their keys, with all their entries', async () => {
    const ledger = await opened();
    expect(await ledger.callIdsByKey([KEY_1, 's:unknown'])).toEqual(new Map([[KEY_1, 'c'.repeat(32)]]));
    const state = (await ledger.callStates(['c'.repeat(32), 'f'.repeat(32)])).get('c'.repeat(32));
    expect(state?.net).toBe(cost === '0.016' ? parseUsd('0.009') : parseUsd('0.00225'));
    expect((await ledger.entriesOf('c'.repeat(32))).map(({ seq }) => seq)).toEqual(
      Array.from({ length: (state?.seq ?? 0) + 1 }, (_, seq) => seq),
    );
  });
});
