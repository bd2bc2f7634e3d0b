import { USAGE_FIELDS } from '@spancost/conventions';
import { packagedPricer, TOKEN_TYPES } from '@spancost/prices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLIMITED } from '../../src/access/token-limits.ts';
import { DEFAULT_CONFIG } from '../../src/config/defaults.ts';
import { parseUsd } from '../../src/ledger/money.ts';
import { decodeLogs, decodeTraces } from '../../src/otlp/decode.ts';
import { DecodingError, TooManyValuesError } from '../../src/otlp/decoding-error.ts';
import { encodeTraces } from '../../src/otlp/encode.ts';
import { Ingest } from '../../src/pipeline/ingest.ts';
import { Recorder } from '../../src/pipeline/recorder.ts';
import { Turnstile } from '../../src/scheduling/turnstile.ts';
import { NO_TRACING } from '../../src/tracing/tracing.ts';
import { delivery, type Delivery } from './hostile-bodies.ts';
import { MemoryLedger } from './memory-ledger.ts';

/** Inputs; `SPANCOST_FUZZ_RUNS=1000000` is the slow lane. */
const RUNS = Number(process.env['SPANCOST_FUZZ_RUNS'] ?? 10_000);

const NOW = Date.UTC(2026, 10, 22);

/** No request of a few spans may take longer, on the slowest of machines. */
const LONGEST_MS = 5000;

describe('whatever is sent', { timeout: 60_000 + RUNS * 20 }, () => {
  it(`is taken, put into quarantine or refused as no OTLP, and leaves no impossible entry: ${RUNS} inputs`, async () => {
    let [taken, refused, entries] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { minLength: 1, maxLength: 3 }), async (deliveries) => {
        const ledger = new MemoryLedger();
        const ingest = ingestInto(ledger);
        for (const each of deliveries) {
          const begun = performance.now();
          if (await send(ingest, each)) taken += 1;
          else refused += 1;
          expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
        }
        entries += ledger.entries.length;
        expectPossible(ledger);
        const before = ledger.entries.length;
        for (const each of deliveries) await send(ingest, each);
        expect(ledger.entries.length, 'the same again adds nothing').toBe(before);
      }),
      // Each input is one to three requests; runs are counted in requests.
      { numRuns: Math.ceil(RUNS / 2) },
    );
    if (RUNS > 10_000) console.log(`${taken} requests taken, ${refused} refused, ${entries} entries`);
    expect(taken + refused).toBeGreaterThan(RUNS * 0.9);
    expect(entries).toBeGreaterThan(RUNS / 20);
  });
});

function ingestInto(ledger: MemoryLedger): Ingest {
  const now = () => NOW;
  const recorder = new Recorder(
    { ledger, pricer: () => packagedPricer, now, waitingReports: 1000, onCommitted: () => undefined },
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

/** Whether it was taken; if not, the sender is told that it is no OTLP. What is taken can be handed on. */
async function send(ingest: Ingest, { signal, encoding, body }: Delivery): Promise<boolean> {
  try {
    if (signal === 'logs') await ingest.logs(decodeLogs(encoding, body, DEFAULT_CONFIG.limits.values), UNLIMITED);
    else {
      const request = decodeTraces(encoding, body, DEFAULT_CONFIG.limits.values);
      await ingest.traces(request, UNLIMITED);
      decodeTraces('protobuf', Buffer.from(encodeTraces(request)));
    }
    return true;
  } catch (error) {
    if (error instanceof DecodingError || error instanceof TooManyValuesError) return false;
    throw error;
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function expectPossible({ entries, states, quarantined }: MemoryLedger): void {
  expect(quarantined.filter(({ reason }) => reason === 'unreadable')).toEqual([]);
  for (const { payload } of quarantined) JSON.parse(payload);
  for (const { kind, tokens, reasoningTokens, cost, lines, call, basis } of entries) {
    for (const type of TOKEN_TYPES) expect([type, tokens[type], Number.isSafeInteger(tokens[type])]).toEqual([type, tokens[type], true]);
    expect(Number.isSafeInteger(reasoningTokens)).toBe(true);
    if (kind === 'charge') expect(cost === undefined || cost >= 0n).toBe(true);
    const ofLines = lines.reduce((sum, { usd }) => sum + (parseUsd(usd) ?? expect.fail(`${usd} is no amount`)), 0n);
    if (kind === 'charge' && basis === 'computed') expect(ofLines).toBe(cost);
    expect(Number.isSafeInteger(call.calledAt) && call.calledAt > 0 && call.calledAt <= NOW + DEFAULT_CONFIG.limits.clockToleranceMs).toBe(
      true,
    );
    expect(call.duration === undefined || (Number.isFinite(call.duration) && call.duration >= 0)).toBe(true);
  }
  for (const { tokens, reasoningTokens, usage, net } of states.values()) {
    for (const type of TOKEN_TYPES) expect([type, tokens[type], isCount(tokens[type])]).toEqual([type, tokens[type], true]);
    expect(isCount(reasoningTokens)).toBe(true);
    for (const field of USAGE_FIELDS) {
      const value = usage[field] ?? 0;
      expect([field, value, Number.isFinite(value) && value >= 0 && (/Seconds|Hours/.test(field) || isCount(value))]).toEqual([
        field,
        value,
        true,
      ]);
    }
    expect(net === undefined || net >= 0n).toBe(true);
  }
}
