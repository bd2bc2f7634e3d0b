import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSpancost } from '../ingest/servers/spancost.ts';
import { fillLedger } from '../query/fill-ledger.ts';
import type { QueryOptions } from '../query/run-query.ts';
import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import { copiedByDuckDB, type Made } from './copied-by-duckdb.ts';
import { download } from './download.ts';
import { ingestBeside, type Beside, type Ingestion } from './ingest-beside.ts';

const CALLS = 1_000_000;
const DAYS = 90;
const ROUNDS = 3;
const FORMATS = ['csv', 'jsonl', 'json', 'parquet', 'xlsx'] as const;

const BESIDE: readonly (readonly [name: string, beside: Beside])[] = [
  ['nothing', 'nothing'],
  ['an export that nobody reads on', 'stalled'],
  ['CSV, again and again', { format: 'csv' }],
  ['Parquet, again and again', { format: 'parquet' }],
  ['Excel, again and again', { format: 'xlsx' }],
];

/** How many calls a collector takes beside exports of all its entries, and how fast these are, beside DuckDB's own `COPY`. */
export async function runExport({ calls = CALLS, ledger }: QueryOptions): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-exports-'));
  const file = join(folder, 'ledger.duckdb');
  try {
    if (ledger !== undefined) copyFileSync(ledger, file);
    // The collector makes the file, or brings it into the form of today.
    await (await startSpancost(file)).stop();
    if (ledger === undefined) await fillLedger(file, { calls, days: DAYS, now: Date.now() });
    return [await speeds(file), '', await ingestions(file)].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function speeds(file: string): Promise<string> {
  const own = new Map<string, Made[]>();
  const copied = new Map<string, Made[]>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const format of shuffled(FORMATS)) {
      add(own, format, await exported(file, format));
      const made = await copiedByDuckDB(file, format);
      if (made !== undefined) add(copied, format, made);
    }
  return [
    `export: all entries of a ledger over HTTP, read as fast as they come; the median of ${ROUNDS} rounds in an order drawn anew`,
    '',
    table(
      ['', 'MiB', 's', 'MiB/s', 'COPY TO: MiB', 's', 'MiB/s', 'time, times that of COPY TO'],
      FORMATS.map((format) => {
        const [ours, theirs] = [median(own.get(format)!), median(copied.get(format) ?? [])];
        return [format, ...shown(ours), ...shown(theirs), theirs === undefined ? '-' : (ours!.seconds / theirs.seconds).toFixed(1)];
      }),
    ),
  ].join('\n');
}

/** A collector that has just begun, so that none has found the rows in memory; its start is not counted. */
async function exported(file: string, format: string): Promise<Made> {
  const server = await startSpancost(file);
  try {
    const began = performance.now();
    const { ended, bytes } = await download(`${new URL(server.tracesUrl).origin}/api/v1/export?rows=entries&format=${format}`);
    await ended;
    return { mib: bytes() / 2 ** 20, seconds: (performance.now() - began) / 1000 };
  } finally {
    await server.stop();
  }
}

async function ingestions(file: string): Promise<string> {
  const rounds: (readonly Ingestion[])[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const measured = new Map<string, Ingestion>();
    for (const [name, beside] of shuffled(BESIDE)) measured.set(name, await ingestBeside(file, beside));
    rounds.push(BESIDE.map(([name]) => measured.get(name)!));
  }
  return [
    `ingestion beside exports: calls a second, 500 a request, 16 requests under way, into copies of that ledger; the median of ${ROUNDS} rounds [least, most]`,
    'the sender and the reader of the exports are processes on the same cores',
    '',
    table(
      ['beside', 'calls/s', 'times alone', 'ms to the answer: p99', 'MiB/s of export', 'peak RSS, MiB'],
      BESIDE.map(([name], index) => [
        name,
        spread(
          rounds.map((round) => round[index]!.perSecond),
          0,
        ),
        spread(
          rounds.map((round) => round[index]!.perSecond / round[0]!.perSecond),
          2,
        ),
        spread(
          rounds.map((round) => round[index]!.p99),
          0,
        ),
        spread(
          rounds.map((round) => round[index]!.mibPerSecond),
          1,
        ),
        spread(
          rounds.map((round) => round[index]!.peakRss),
          0,
        ),
      ]),
    ),
  ].join('\n');
}

function add<T>(to: Map<string, T[]>, name: string, value: T): void {
  to.set(name, [...(to.get(name) ?? []), value]);
}

function median(made: readonly Made[]): Made | undefined {
  return made.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(made.length / 2)];
}

function shown(made: Made | undefined): readonly string[] {
  if (made === undefined) return ['-', '-', '-'];
  return [made.mib.toFixed(0), made.seconds.toFixed(1), (made.mib / made.seconds).toFixed(0)];
}

function spread(values: readonly number[], decimals: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map((index) => sorted[index]);
  return `${middle.toFixed(decimals)} [${least.toFixed(decimals)}, ${most.toFixed(decimals)}]`;
}
