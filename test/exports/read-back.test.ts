import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, DuckDBDecimalValue, DuckDBTimestampTZValue, type DuckDBValue } from '@duckdb/node-api';
import { DEFAULT_CONFIG, startCollector, type Collector } from '@spancost/collector';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPrograms } from '../whole-chain/programs.ts';
import { fillHostile, HOSTILE } from './hostile-ledger.ts';

type Row = Readonly<Record<string, unknown>>;

const ROWS = ['calls', 'entries', 'focus'] as const;
const AMOUNTS = /_usd$|Cost$|UnitPrice$|Quantity$/;
const MOMENTS = /_at$|Period(Start|End)$/;
const NESTED = ['metadata', 'lines', 'usage', 'parameters', 'Tags'];

const folder = mkdtempSync(join(tmpdir(), 'spancost-exports-'));
let collector: Collector;
const expected = new Map<string, readonly Row[]>();

beforeAll(async () => {
  const listen = { host: '127.0.0.1', port: 0 };
  collector = await startCollector({
    ...DEFAULT_CONFIG,
    listen,
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' },
  });
  await fillHostile(collector);
  for (const rows of ROWS) {
    const lines = await (await download('jsonl', rows)).text();
    expected.set(
      rows,
      lines
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Row),
    );
  }
});
afterAll(async () => {
  await collector.close();
  rmSync(folder, { recursive: true, force: true });
});

async function download(format: string, rows: string): Promise<Response> {
  const response = await fetch(`${collector.url}/api/v1/export?format=${format}&rows=${rows}`);
  if (!response.ok) throw new Error(await response.text());
  return response;
}

async function fileOf(format: string, rows: string): Promise<string> {
  const file = join(folder, `${rows}.${format}`);
  writeFileSync(file, new Uint8Array(await (await download(format, rows)).arrayBuffer()));
  return file;
}

/** As they are where moments have a type, not a text: those of FOCUS are texts without milliseconds. */
function expectedOf(rows: string): readonly Row[] {
  return (expected.get(rows) ?? []).map((row) =>
    mapped(row, (value, name) => (MOMENTS.test(name) ? new Date(String(value)).toISOString() : value)),
  );
}

/** With JSON that stands in texts read. */
function nested(row: Row): Row {
  return mapped(row, (value, name) => (NESTED.includes(name) && typeof value === 'string' ? (JSON.parse(value) as unknown) : value));
}

function mapped(row: Row, change: (value: unknown, name: string) => unknown): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, change(value, name)]));
}

it('JSON Lines have every call as the API answers it, hostile texts as they are in the ledger', async () => {
  const calls = expected.get('calls') ?? [];
  const { calls: listed } = (await (await fetch(`${collector.url}/api/v1/usage?limit=100`)).json()) as { calls: readonly Row[] };
  expect(calls).toHaveLength(HOSTILE.length);
  for (const [index, call] of calls.entries()) {
    const {
      tokens,
      metadata,
      trace_url: _link,
      feature_name: _feature,
      ...asked
    } = listed.find(({ call_id }) => call_id === call['call_id']) ?? {};
    const { metadata: kept, feature_name: _name, ...exported } = call;
    expect(kept ?? {}).toEqual(JSON.parse(JSON.stringify(metadata).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd')));
    const counts = Object.fromEntries(Object.entries(tokens as Row).map(([type, count]) => [`tokens_${type}`, count]));
    expect(exported).toEqual({ ...asked, ...counts });
    expect(call['user']).toBe(HOSTILE[index]?.toWellFormed());
  }
  expect(calls[4]).toMatchObject({ cost_usd: '123456789.12345678901234567891', basis: 'reported', model: 'of-nobody' });
});

it.each(ROWS)('DuckDB reads the same %s in JSON, CSV and Parquet, to the last decimal', async (rows) => {
  expect(await (await download('json', rows)).json()).toEqual(expected.get(rows));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const csv = await fileOf('csv', rows);
  const read = await connection.runAndReadAll(
    `SELECT * FROM read_csv('${csv}', all_varchar = true, header = true, quote = '"', escape = '"', delim = ',', allow_quoted_nulls = false, new_line = '\\r\\n', strict_mode = false)`,
  );
  expect(read.getRowObjects().map((row) => nested(withoutApostrophes(row)))).toEqual(
    (expected.get(rows) ?? []).map((row) =>
      mapped(row, (value, name) => (value === null || NESTED.includes(name) ? value : textOf(value))),
    ),
  );
  const parquet = await connection.runAndReadAll(`SELECT * FROM '${await fileOf('parquet', rows)}'`);
  expect(parquet.getRowObjects().map((row) => nested(asJson(row)))).toEqual(expectedOf(rows));
  connection.closeSync();
});

describeWithPrograms('Python', ['python'], ({ python }) => {
  const readBy = (file: string): { types: Row; sheets: readonly number[]; rows: readonly Row[] } =>
    JSON.parse(
      execFileSync(python, [join(import.meta.dirname, 'read_exports.py'), file], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
    ) as never;

  it.each(ROWS)('pyarrow reads the same %s, amounts as decimal128(38, 20)', async (rows) => {
    const { types, rows: found } = readBy(await fileOf('parquet', rows));
    for (const [name, type] of Object.entries(types)) {
      if (AMOUNTS.test(name)) expect([name, type]).toEqual([name, 'decimal128(38, 20)']);
      if (MOMENTS.test(name)) expect([name, type]).toEqual([name, 'timestamp[us, tz=UTC]']);
    }
    expect(found.map((row) => nested(trimmed(row)))).toEqual(expectedOf(rows));
  });

  it.each(ROWS)(
    'openpyxl reads the same %s: no formula, a header that stays, and each amount as number and as exact text',
    async (rows) => {
      const { types, sheets, rows: found } = readBy(await fileOf('xlsx', rows));
      expect(types).toEqual({ frozen: 'A2' });
      expect(sheets).toEqual([found.length + 1]);
      expect(found.map((row) => nested(withExactAmounts(row)))).toEqual(expectedOf(rows).map((row) => emptied(row)));
      for (const [index, row] of found.entries())
        for (const name of Object.keys(row).filter((each) => AMOUNTS.test(each)))
          expect(row[name]).toBe(numberOf(expectedOf(rows)[index]?.[name]));
    },
  );
});

/** The apostrophe that keeps a spreadsheet from computing a text is taken off again. */
function withoutApostrophes(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/^'('*(?:[\t\r\n\0]|[\s\u200b]*[=+\-@＝＋－＠]))/, '$1') : value,
    ]),
  );
}

function asJson(row: Readonly<Record<string, DuckDBValue>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof DuckDBTimestampTZValue) return [name, new Date(Number(value.micros / 1000n)).toISOString()];
      if (value instanceof DuckDBDecimalValue) return [name, withoutZeros(value.toString())];
      return [name, typeof value === 'bigint' ? Number(value) : value];
    }),
  );
}

function trimmed(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, AMOUNTS.test(name) && value !== null ? withoutZeros(textOf(value)) : value]),
  );
}

function withoutZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
}

function withExactAmounts(row: Row): Row {
  return emptied(
    Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !name.endsWith('_exact'))
        .map(([name, value]) => [name, AMOUNTS.test(name) ? row[`${name}_exact`] : value]),
    ),
  );
}

/** Excel has no text that is empty and there. */
function emptied(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value]));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function numberOf(text: unknown): number | null {
  return text === null || text === undefined ? null : Number(text);
}
