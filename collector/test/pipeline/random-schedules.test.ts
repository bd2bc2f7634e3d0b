import { join } from 'node:path';
import { packagedPricer } from '@spancost/prices';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UNLIMITED } from '../../src/access/token-limits.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { openLedger } from '../../src/ledger/duckdb/open-ledger.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { RecentCalls } from '../../src/ledger/recent-calls.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import { decodeLogs, decodeTraces } from '../../src/otlp/decode.ts';
import { Ingest } from '../../src/pipeline/ingest.ts';
import { Recorder } from '../../src/pipeline/recorder.ts';
import { Turnstile } from '../../src/scheduling/turnstile.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { temporaryFolder } from '../running-collector.ts';

const CALLS = 6;
const START = Date.UTC(2026, 10, 20);

/** Ways in which a call is told: by its span, its event, a framework's span around it, poorer, and by a gateway below. */
const WAYS = ['span', 'event', 'framework', 'poorer', 'gateway'] as const;

interface Report {
  readonly call: number;
  readonly way: (typeof WAYS)[number];
}

/** Each report at least once, in any order, in batches of any size; before a batch there may be a restart, and two may come at once. */
const schedule = fc.record({
  reports: fc.array(fc.record({ call: fc.nat({ max: CALLS - 1 }), way: fc.constantFrom(...WAYS) }), { maxLength: 40 }).chain((again) =>
    fc.shuffledSubarray<Report>([...Array.from({ length: CALLS }, (_, call) => WAYS.map((way) => ({ call, way }))).flat(), ...again], {
      minLength: CALLS * WAYS.length + again.length,
    }),
  ),
  sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 8 }),
  restarts: fc.array(fc.constantFrom('restart', 'at once', 'on'), { minLength: 3, maxLength: 8 }),
});

it(
  'however the reports of 6 calls come, doubled, reordered, in any batches, through restarts: 6 charges of $0.00235',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ reports, sizes, restarts }) => {
        const path = join(temporaryFolder(), 'ledger.duckdb');
        const told = Array.from({ length: CALLS }, newTold);
        let ledger = await openLedger(path, () => undefined);
        let ingest = ingestInto(ledger);
        const under: Promise<unknown>[] = [];
        for (let at = 0, batch = 0; at < reports.length; batch += 1) {
          const size = sizes[batch % sizes.length] ?? 1;
          const what = restarts[batch % restarts.length];
          if (what !== 'at once') await Promise.all(under.splice(0));
          if (what === 'restart') {
            await ledger.close();
            ledger = await openLedger(path, () => undefined);
            ingest = ingestInto(ledger);
          }
          under.push(...send(ingest, reports.slice(at, at + size), told));
          at += size;
        }
        await Promise.all(under);
        const { isSound, calls, net } = await ledger.upkeep.verify();
        await ledger.close();
        expect([isSound, calls, net]).toEqual([true, CALLS, parseUsd('0.0141')]);
      }),
      { numRuns: 20 },
    );
  },
);

type Told = Readonly<Record<(typeof WAYS)[number], object>>;

function newTold(): Told {
  const call = { traceId: newTraceId(), spanId: newSpanId(), start: START };
  const attributes = { ...GPT5, 'gen_ai.usage.cache_read.input_tokens': 800, 'gen_ai.response.id': `chatcmpl-${newTraceId()}` };
  const { 'gen_ai.usage.cache_read.input_tokens': _, ...poorer } = attributes;
  return {
    span: span({ ...call, attributes }),
    event: event({ ...call, attributes }),
    framework: span({ ...call, spanId: newSpanId(), attributes }),
    poorer: span({ ...call, attributes: poorer }),
    gateway: span({ start: START + 10, attributes: { ...attributes, 'gen_ai.provider.name': 'litellm' } }),
  };
}

/** One request for what are spans and one for what are events, as different exporters send them. */
function send(ingest: Ingest, reports: readonly Report[], told: readonly Told[]): Promise<unknown>[] {
  const of = (isEvent: boolean) =>
    reports.filter(({ way }) => (way === 'event') === isEvent).map(({ call, way }) => told[call]?.[way] ?? {});
  const json = (body: object) => Buffer.from(JSON.stringify(body));
  return [
    ingest.traces(decodeTraces('json', json(traces(of(false)))), UNLIMITED),
    ingest.logs(decodeLogs('json', json(logs(of(true)))), UNLIMITED),
  ];
}

function ingestInto(ledger: Ledger): Ingest {
  const now = () => START + 86_400_000;
  const recorder = new Recorder(
    { ledger: new RecentCalls(ledger), pricer: () => packagedPricer, now, waitingReports: 1000, onCommitted: () => undefined },
    new Turnstile(),
  );
  return new Ingest({
    recorder,
    limits: DEFAULT_CONFIG.limits,
    now,
    tracing: { ...NO_TRACING, holds: () => undefined },
    onReport: () => undefined,
  });
}
