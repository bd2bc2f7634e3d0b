import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { LineForm } from '../../src/ledger/ledger-lines.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { batches, EVERYTHING } from '../ledger/any-query.ts';
import { callHistory } from '../ledger/call-history.ts';
import { temporaryFolder } from '../running-collector.ts';
import { entryByHand, type ByHand } from './rows-by-hand.ts';

/** `EXPORT_RUNS=500` tries for some minutes. */
const numRuns = Number(process.env['EXPORT_RUNS'] ?? 4);

/** What quotes, ends, escapes and computes, white space that nobody sees, and halves of characters. */
const HARMFUL = '",;\t\r\n\0\v\f\'=+-@＝＋－＠|\\/ux{}[]&<> \u00a0\u0085\u2003\u2028\u200b\ufeff\ufffe\ud83d\ude00\ud800\udfff';

/** These, and what they stand beside. */
const unit = fc.oneof(
  {
    arbitrary: fc.constantFrom(...HARMFUL.split('')),
    weight: 5,
  },
  {
    arbitrary: fc.constantFrom('a', '1', 'ü', '日', '👩‍💻', '\u007f', '\u001f', '\\u0000', '\\ud800', '\r\n', '""', "''", 'NULL'),
    weight: 3,
  },
  { arbitrary: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), weight: 1 },
);
const text = fc.string({ unit, maxLength: 12 });
const texts = fc.record({ text, key: text, other: text, missing: fc.boolean() });

/** A history in which people, features and the like are called so. */
const hostileCall = fc.tuple(callHistory, texts).map(([entries, each]) => entries.map((entry) => named(entry, each)));

function named(entry: Entry, { text: value, key, other, missing }: { text: string; key: string; other: string; missing: boolean }): Entry {
  const { call } = entry;
  const attribution = missing ? {} : { user: value, tenant: other, feature: value, session: key, task: other, object: value };
  return {
    ...entry,
    ...(entry.reason === undefined ? {} : { reason: value }),
    call: { ...call, model: other, errorMessage: value, attribution: { ...attribution, metadata: { [key]: value, plain: other } } },
  };
}

it('whatever people, models and features are called, CSV and JSON Lines have each field as it is, nothing that is missing as empty, and no formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileCall, { minLength: 1, maxLength: 60 }), async (calls) => {
      const ledger = await openLedger(join(temporaryFolder(), 'ledger.duckdb'), () => undefined);
      try {
        const written: Entry[] = [];
        for (const entries of batches(calls, 20)) {
          await ledger.append({ entries, keys: new Map(), quarantined: [] });
          written.push(...entries);
        }
        const expected = written.map((entry) => wellFormed({ ...entryByHand(entry), feature_name: null }) as ByHand);
        const objects = (await textOf(ledger, 'object')).split('\n');
        expect(objects.pop()).toBe('');
        expect(objects.map((line) => withoutNumber(JSON.parse(line) as ByHand))).toEqual(expected);
        const records = recordsOf(await textOf(ledger, 'csv'), Object.keys(JSON.parse(objects[0] ?? '{}') as object));
        expect(records.map((record, index) => asWritten(record, expected[index] ?? {}))).toEqual(expected);
      } finally {
        await ledger.close();
      }
    }),
    { numRuns, endOnFailure: true },
  );
}, 3_600_000);

async function textOf({ reader }: Ledger, form: LineForm): Promise<string> {
  const query = { usage: { range: EVERYTHING, scope: {} }, rows: 'entries', form, featureNames: {} } as const;
  const { pieces, close } = await reader.linesOf(query);
  const parts: Uint8Array[] = [];
  for await (const { bytes } of pieces) parts.push(bytes);
  close();
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
}

/** As csv-parse reads them; nothing between commas is missing. */
function recordsOf(csv: string, columns: readonly string[]): readonly ByHand[] {
  return parse(csv, {
    columns: [...columns],
    record_delimiter: '\r\n',
    cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
  }) as readonly ByHand[];
}

const COMPUTED = /^[\s\p{Z}\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

/** The values that texts of a record stand for, as are in the row that it is compared to. */
function asWritten({ entry_no: _number, ...record }: ByHand, row: ByHand): ByHand {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const like = row[name];
      if (typeof value !== 'string') return [name, value];
      if (typeof like === 'object' && like !== null) return [name, JSON.parse(value)];
      if (typeof like === 'number' || typeof like === 'boolean') return [name, JSON.parse(value)];
      if (name.endsWith('_usd')) return [name, value];
      expect(value).not.toMatch(COMPUTED);
      return [name, COMPUTED.test(value.replace(/^'+/, '')) ? value.slice(1) : value];
    }),
  );
}

function withoutNumber({ entry_no: _number, ...row }: ByHand): ByHand {
  return row;
}

/** With the replacement character for halves of characters, also in JSON. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name.toWellFormed(), wellFormed(each)]));
}
