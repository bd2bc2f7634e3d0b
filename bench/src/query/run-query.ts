import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSpancost } from '../ingest/servers/spancost.ts';
import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import { fillLedger } from './fill-ledger.ts';
import { questions, type KnownCall, type Question } from './questions.ts';

const CALLS = 1_000_000;
const DAYS = 90;
const ROUNDS = 20;
const TARGET_MS = 100;

/** What is asked. */
export interface QueryOptions {
  /** Calls that a ledger is filled with; a million unless told. */
  readonly calls?: number;
  /** A ledger that is there, instead of one that is filled first; a copy of it is asked. */
  readonly ledger?: string;
}

/** Asks a collector everything that its API answers, over HTTP, of a ledger of 90 days. */
export async function runQuery({ calls = CALLS, ledger }: QueryOptions): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-query-'));
  const file = join(folder, 'ledger.duckdb');
  try {
    if (ledger === undefined) {
      // The collector makes the file, so that it has the form of today.
      await (await startSpancost(file)).stop();
      await fillLedger(file, { calls, days: DAYS, now: Date.now() });
    } else copyFileSync(ledger, file);
    return await answers(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answers(file: string): Promise<string> {
  const server = await startSpancost(file);
  try {
    const there = await server.stored();
    const base = new URL(server.tracesUrl).origin;
    const newest = (await (await fetch(`${base}/api/v1/usage?limit=1`)).json()) as { readonly calls: readonly KnownCall[] };
    const asked = questions(newest.calls[0]!);
    const times = await ask(base, asked);
    const slow = asked.filter(({ name, by }) => by === 'rollup' && percentile(times.get(name)!, 0.95) >= TARGET_MS);
    return [
      `query: ${there.toLocaleString('en')} calls, each question ${ROUNDS} times in an order drawn anew, over HTTP; milliseconds`,
      '',
      table(
        ['', 'by', 'p50', 'p95', 'most'],
        asked.map(({ name, by }) => [name, by, ...[0.5, 0.95, 1].map((share) => percentile(times.get(name)!, share).toFixed(1))]),
      ),
      '',
      `target: p95 under ${TARGET_MS} ms for what is answered from rollups: ${slow.length === 0 ? 'met' : `missed by ${slow.map(({ name }) => `"${name}"`).join(', ')}`}`,
    ].join('\n');
  } finally {
    await server.stop();
  }
}

/** Milliseconds until the whole answer was there, or its first byte, by question. @throws Error for an answer other than 200. */
async function ask(base: string, asked: readonly Question[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(asked.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { name, path, untilFirstByte } of shuffled(asked)) {
      const began = performance.now();
      const answer = await fetch(base + path);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
      await (untilFirstByte === true ? firstByteOf(answer) : answer.arrayBuffer());
      // The first round only warms up.
      if (round >= 0) times.get(name)!.push(performance.now() - began);
    }
  }
  return times;
}

/** Reads the beginning of an answer, and lets go of the rest. */
async function firstByteOf(answer: Response): Promise<void> {
  const reader = answer.body!.getReader();
  await reader.read();
  await reader.cancel();
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}
