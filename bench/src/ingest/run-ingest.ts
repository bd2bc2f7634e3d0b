import { setTimeout as sleep } from 'node:timers/promises';
import { shuffled } from '../shuffled.ts';
import { table } from '../table.ts';
import type { LoadResult } from './load.ts';
import { loadProcess } from './load-process.ts';
import { OTELCOL } from './servers/otelcol.ts';
import { PHOENIX } from './servers/phoenix.ts';
import type { Contender, Server } from './servers/server.ts';
import { SPANCOST } from './servers/spancost.ts';
import { USUAL_LOAD } from './usual-load.ts';

const ROUNDS = 3;
const WARM_UP_SECONDS = 5;
const SECONDS = 20;
const TARGET_PER_SECOND = 20_000;

/** How long after the last acknowledgement a server may take to store what it acknowledged. */
const STORED_WITHIN_MS = 120_000;

const CONTENDERS: readonly Contender[] = [SPANCOST, OTELCOL, PHOENIX];

interface Round {
  readonly perSecond: number;
  readonly cpuMicrosPerCall: number;
  readonly peakRss: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends the same calls to each server, round by round in an order drawn anew, until they are stored, and reports how many that were a second. */
export async function runIngest(): Promise<string> {
  const rounds = new Map<string, Round[]>();
  const absent = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of shuffled(CONTENDERS)) {
      if (absent.has(contender.name)) continue;
      try {
        const measured = await measure(await contender.start(), contender.portion);
        rounds.set(contender.name, [...(rounds.get(contender.name) ?? []), measured]);
      } catch (error) {
        if (contender === SPANCOST) throw error;
        absent.set(contender.name, error instanceof Error ? error.message : String(error));
      }
    }
  }
  const own = middle(rounds.get(SPANCOST.name)!, 'perSecond');
  return [
    `ingest: chat spans over OTLP/HTTP, protobuf, ${USUAL_LOAD.callsPerBatch} a request, ${USUAL_LOAD.connections} requests under way, ${SECONDS} s a round after ${WARM_UP_SECONDS} s; median [least, most] of ${ROUNDS} rounds`,
    'the sender is a process of its own on the same cores; the time until the server has stored what it acknowledged counts',
    '',
    table(
      ['', 'calls/s', 'times the first', 'CPU µs/call', 'peak RSS, MiB', 'ms to the answer: p50', 'p99'],
      [...rounds].map(([name, of]) => [
        name,
        spread(of, 'perSecond'),
        (middle(of, 'perSecond') / own).toFixed(2),
        spread(of, 'cpuMicrosPerCall'),
        spread(of, 'peakRss'),
        spread(of, 'p50'),
        spread(of, 'p99'),
      ]),
    ),
    '',
    ...CONTENDERS.filter(({ name }) => rounds.has(name)).map(({ name, keeps }) => `${name}: ${keeps}`),
    ...[...absent].map(([name, reason]) => `${name} was left out: ${reason}`),
    '',
    `target: spancost ${TARGET_PER_SECOND.toLocaleString('en')} calls/s: ${own >= TARGET_PER_SECOND ? 'met' : 'missed'}`,
  ].join('\n');
}

async function measure(server: Server, portion: number | undefined): Promise<Round> {
  try {
    const warm = await sendUntilStored(server, { seconds: WARM_UP_SECONDS, portion, firstBatch: 0, alreadyStored: 0 });
    const before = server.figures();
    const began = performance.now();
    const measured = await sendUntilStored(server, {
      seconds: SECONDS,
      portion,
      firstBatch: warm.nextBatch,
      alreadyStored: warm.calls,
    });
    const seconds = (performance.now() - began) / 1000;
    const after = server.figures();
    const sorted = measured.latencies.toSorted((a, b) => a - b);
    return {
      perSecond: measured.calls / seconds,
      cpuMicrosPerCall: (after.cpuMicros - before.cpuMicros) / measured.calls,
      peakRss: after.peakRss,
      p50: sorted[Math.floor(sorted.length / 2)] ?? 0,
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    };
  } finally {
    await server.stop();
  }
}

interface Sending {
  readonly seconds: number;
  readonly portion: number | undefined;
  readonly firstBatch: number;
  readonly alreadyStored: number;
}

/** Sends for so long, all at once or portion by portion, and waits until the server has stored it. */
async function sendUntilStored(
  server: Server,
  { seconds, portion, firstBatch, alreadyStored }: Sending,
): Promise<Pick<LoadResult, 'calls' | 'latencies' | 'nextBatch'>> {
  const end = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  let calls = 0;
  let nextBatch = firstBatch;
  do {
    const sent = await loadProcess({
      url: server.tracesUrl,
      ...USUAL_LOAD,
      maxCalls: portion ?? Number.MAX_SAFE_INTEGER,
      maxSeconds: seconds,
      firstBatch: nextBatch,
    });
    calls += sent.calls;
    nextBatch = sent.nextBatch;
    latencies.push(...sent.latencies);
    await storedAll(server, alreadyStored + calls);
  } while (performance.now() < end);
  return { calls, latencies, nextBatch };
}

/** @throws Error if it stores less or more than was acknowledged. */
async function storedAll(server: Server, calls: number): Promise<void> {
  const deadline = performance.now() + STORED_WITHIN_MS;
  let stored = await server.stored();
  while (stored < calls && performance.now() < deadline) {
    await sleep(50);
    stored = await server.stored();
  }
  if (stored !== calls) throw new Error(`it acknowledged ${calls} calls and stored ${stored}`);
}

function middle(rounds: readonly Round[], field: keyof Round): number {
  return rounds.map((round) => round[field]).toSorted((a, b) => a - b)[Math.floor(rounds.length / 2)]!;
}

function spread(rounds: readonly Round[], field: keyof Round): string {
  const values = rounds.map((round) => round[field]);
  return `${middle(rounds, field).toFixed(0)} [${Math.min(...values).toFixed(0)}, ${Math.max(...values).toFixed(0)}]`;
}
