import { startSpancost } from '../ingest/servers/spancost.ts';
import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import { growLedger, type Growth } from './grow-ledger.ts';
import { questions, type KnownCall, type Question } from './questions.ts';

/** Each step is ten times the one before; the last one is how many there are in the end. */
const STEPS: readonly number[] = [100_000, 1_000_000, 10_000_000];
const DAYS = 90;
const ROUNDS = 40;
const TARGET_MS = 100;

/** What is asked. */
export interface QueryOptions {
  /** Calls that a ledger is filled with; ten million unless told. */
  readonly calls?: number;
  /** A ledger that is there, instead of one that is filled first. */
  readonly ledger?: string;
}

/** Fills a ledger with calls of 90 days, says how the collector did on the way, and asks it questions. */
export async function runQuery({ calls = STEPS.at(-1)!, ledger }: QueryOptions): Promise<string> {
  const server = await startSpancost(ledger);
  try {
    const growth = ledger === undefined ? await growLedger(server, [...STEPS.filter((step) => step < calls), calls], DAYS) : [];
    const there = await server.stored();
    const base = new URL(server.tracesUrl).origin;
    const newest = (await (await fetch(`${base}/api/v1/usage?limit=1`)).json()) as { readonly calls: readonly KnownCall[] };
    const asked = questions(newest.calls[0]!);
    const times = await ask(base, asked);
    const slow = asked.filter(({ name, by }) => by === 'rollup' && percentile(times.get(name)!, 0.95) >= TARGET_MS);
    return [
      ...(growth.length === 0 ? [] : shownGrowth(growth)),
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

function shownGrowth(growth: readonly Growth[]): readonly string[] {
  return [
    `growth: one collector, chat spans of ${DAYS} days over OTLP/HTTP, 500 a request, 16 requests under way; each line is the last tenth on the way`,
    '',
    table(
      ['calls in the ledger', 'calls/s', 'CPU µs/call', 'RSS, MiB'],
      growth.map(({ calls, perSecond, cpuMicrosPerCall, rss }) => [
        calls.toLocaleString('en'),
        perSecond.toFixed(0),
        cpuMicrosPerCall.toFixed(0),
        rss.toFixed(0),
      ]),
    ),
    '',
  ];
}

/** Milliseconds until the whole answer was there, by question. @throws Error for an answer other than 200. */
async function ask(base: string, asked: readonly Question[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(asked.map(({ name }) => [name, []]));
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const { name, path } of shuffled(asked)) {
      const began = performance.now();
      const answer = await fetch(base + path);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      // The first round only warms up.
      if (round >= 0) times.get(name)!.push(performance.now() - began);
    }
  }
  return times;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}
