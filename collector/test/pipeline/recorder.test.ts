import { UNLIMITED } from '../../src/access/token-limits.ts';
import { packagedPricer } from '@spancost/prices';
import { readCall } from '@spancost/conventions';
import { LedgerUnavailableError } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import type { CallState } from '../../src/ledger/call-state.ts';
import type { LedgerBatch, LedgerWriter } from '../../src/ledger/ledger.ts';
import { RecentCalls } from '../../src/ledger/recent-calls.ts';
import { Recorder, type RecorderOptions } from '../../src/pipeline/recorder.ts';
import type { Reading } from '../../src/pipeline/report.ts';
import { Turnstile } from '../../src/scheduling/turnstile.ts';
import { GPT5, newSpanId, newTraceId } from '../otlp-json.ts';

function reading(user = 'u'): NonNullable<Reading> {
  const call = readCall({ ...GPT5, 'user.id': user });
  if (call === undefined) throw new Error('not a call');
  const ids = { traceId: newTraceId(), spanId: newSpanId() };
  return { kind: 'report', report: { signal: 'traces', source: 'span', call, status: 'success', calledAt: Date.now(), ...ids } };
}

/** A ledger that keeps its batches, takes its time, and refuses entries of the user `poison`. */
class FakeLedger implements LedgerWriter {
  readonly batches: LedgerBatch[] = [];
  appending = 0;

  async callIdsByKey(): Promise<ReadonlyMap<string, string>> {
    return new Map();
  }
  async callStates(): Promise<ReadonlyMap<string, CallState>> {
    return new Map();
  }
  async knownQuarantined(): Promise<ReadonlySet<string>> {
    return new Set();
  }
  async correctionByKey(): Promise<undefined> {
    return undefined;
  }
  async append(batch: LedgerBatch): Promise<void> {
    this.appending += 1;
    expect(this.appending).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    this.appending -= 1;
    if (batch.entries.some(({ call }) => call.attribution.user === 'poison')) throw new LedgerUnavailableError('disk full');
    this.batches.push(batch);
  }
}

function recorder(ledger: LedgerWriter, options: Partial<RecorderOptions> = {}): Recorder {
  return new Recorder(
    { ledger, pricer: () => packagedPricer, now: Date.now, waitingReports: 1000, onCommitted: () => undefined, ...options },
    new Turnstile(),
  );
}

async function underWay(ledger: FakeLedger): Promise<void> {
  while (ledger.appending === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('the recorder', () => {
  it('writes what gathers during a commit in one further commit: 11 requests, 2 transactions', async () => {
    const ledger = new FakeLedger();
    const made = recorder(ledger);
    const first = made.record([reading(), reading()], UNLIMITED);
    await underWay(ledger);
    await Promise.all([first, ...Array.from({ length: 10 }, () => made.record([reading(), reading()], UNLIMITED))]);
    expect(ledger.batches.map(({ entries }) => entries.length)).toEqual([2, 20]);
  });

  it('fails the one request that cannot be written and writes the others of its group', async () => {
    const ledger = new FakeLedger();
    const made = recorder(ledger);
    const results = await Promise.allSettled(['first', 'a', 'poison', 'b'].map((user) => made.record([reading(user)], UNLIMITED)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[2]).toMatchObject({
      reason: { code: 'ledger_unavailable', message: expect.stringContaining('Nothing was written; send it again') },
    });
    expect(ledger.batches.flatMap(({ entries }) => entries.map(({ call }) => call.attribution.user))).toEqual(['first', 'a', 'b']);
  });

  it('does not remember a call whose commit failed', async () => {
    const ledger = new FakeLedger();
    const made = recorder(new RecentCalls(ledger));
    const poison = reading('poison');
    await expect(made.record([poison], UNLIMITED)).rejects.toThrow(LedgerUnavailableError);
    await expect(made.record([poison], UNLIMITED)).rejects.toThrow(LedgerUnavailableError);
  });

  it('answers the second report of a call from memory', async () => {
    const made = recorder(new RecentCalls(new FakeLedger()));
    const report = reading();
    expect((await made.record([report], UNLIMITED))[0]?.outcome).toBe('charged');
    // The fake knows no calls, so this is known from memory alone.
    expect((await made.record([report], UNLIMITED))[0]).toMatchObject({
      outcome: 'duplicate',
      state: { charged: 325_000_000_000_000_000n },
    });
  });

  it('turns requests away when 1,000 reports are waiting, and takes them again later', async () => {
    const ledger = new FakeLedger();
    const made = recorder(ledger);
    const first = made.record(
      Array.from({ length: 900 }, () => reading()),
      UNLIMITED,
    );
    await underWay(ledger);
    const second = made.record(
      Array.from({ length: 900 }, () => reading()),
      UNLIMITED,
    );
    await expect(
      made.record(
        Array.from({ length: 200 }, () => reading()),
        UNLIMITED,
      ),
    ).rejects.toThrow(/900 reports are waiting already/);
    await Promise.all([first, second]);
    await expect(made.record([reading()], UNLIMITED)).resolves.toHaveLength(1);
  });
});
