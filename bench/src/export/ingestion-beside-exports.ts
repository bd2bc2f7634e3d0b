import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import { ingestBeside, type Beside, type Ingestion } from './ingest-beside.ts';

const ROUNDS = 3;

const BESIDE: readonly (readonly [name: string, beside: Beside])[] = [
  ['nothing', 'nothing'],
  ['an export that nobody reads on', 'stalled'],
  ['CSV, again and again', { format: 'csv' }],
  ['Parquet, again and again', { format: 'parquet' }],
  ['Excel, again and again', { format: 'xlsx' }],
];

/** How many calls a collector takes over a ledger that no process has open, beside exports of it. */
export async function ingestionBesideExports(file: string): Promise<string> {
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
      ['beside', 'calls/s', 'times alone', 'CPU µs/call', 'ms to the answer: p99', 'MiB/s of export', 'peak RSS, MiB'],
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
          rounds.map((round) => round[index]!.cpuMicrosPerCall),
          0,
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

function spread(values: readonly number[], decimals: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [least = 0, middle = 0, most = 0] = [0, Math.floor(sorted.length / 2), sorted.length - 1].map((index) => sorted[index]);
  return `${middle.toFixed(decimals)} [${least.toFixed(decimals)}, ${most.toFixed(decimals)}]`;
}
