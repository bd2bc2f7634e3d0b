import { randomInt } from 'node:crypto';
import type { CallRow, Stats } from '@spancost/api';
import { expect } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type CallOptions } from '../otlp-json.ts';
import type { RunningCollector } from '../running-collector.ts';

/** A call as its sender made it, and whether a collector has said that it has it. */
interface SentCall {
  readonly traceId: string;
  readonly tokens: number;
  /** In billionths of a dollar. */
  readonly cost: bigint;
  isAcknowledged: boolean;
}

/** One request, as it is sent until it is acknowledged. */
interface Request {
  readonly signal: 'traces' | 'logs';
  readonly body: object;
}

/** New calls, and the requests that tell of them: those of one step at the same time, one step after the other. */
export interface Batch {
  readonly calls: readonly SentCall[];
  readonly steps: readonly (readonly Request[])[];
}

const DAY_MS = 86_400_000;

/** All calls that were ever sent to one ledger, and what it must hold of them in the end. */
export class SentCalls {
  readonly #calls = new Map<string, SentCall>();

  get acknowledged(): number {
    return [...this.#calls.values()].filter(({ isAcknowledged }) => isAcknowledged).length;
  }

  get count(): number {
    return this.#calls.size;
  }

  /** A batch of 1 to 40 new calls of the last 20 days: by span, by event, by both in any order or at once, or poorer first. */
  make(): Batch {
    const made = Array.from({ length: randomInt(1, 41) }, () => newCall());
    for (const { call } of made) this.#calls.set(call.traceId, call);
    const spans: Request = { signal: 'traces', body: traces(made.map(({ told }) => span(told))) };
    const events: Request = { signal: 'logs', body: logs(made.map(({ told }) => event(told))) };
    const poorer: Request = { signal: 'traces', body: traces(made.map(({ toldPoorer }) => span(toldPoorer))) };
    const ways = [[[spans]], [[events]], [[spans], [events]], [[events], [spans]], [[spans, events]], [[poorer], [events]]];
    return { calls: made.map(({ call }) => call), steps: ways[randomInt(ways.length)] ?? [[spans]] };
  }

  /**
   * Each acknowledged call is in the ledger once at its own cost, no call is there that was never sent, and every sum is the
   * sum of what is there.
   */
  async expectIn(collector: RunningCollector): Promise<void> {
    const held = await allCalls(collector);
    const ids = held.map(({ trace_id: traceId }) => traceId);
    expect(new Set(ids).size, 'no call is there twice').toBe(ids.length);
    expect(ids.filter((id) => !this.#calls.has(id), 'no call is there that was never sent')).toEqual([]);
    const isHeld = new Set(ids);
    const lost = [...this.#calls.values()].filter(({ traceId, isAcknowledged }) => isAcknowledged && !isHeld.has(traceId));
    expect(lost, 'no acknowledged call is missing').toEqual([]);
    const wrong = held.filter(({ trace_id: traceId, tokens, cost_usd: cost }) => {
      const sent = this.#calls.get(traceId);
      return sent?.tokens !== tokens.total || cost === null || billionths(cost) !== sent.cost;
    });
    expect(wrong, 'each costs what it cost').toEqual([]);
    const there = ids.flatMap((id) => this.#calls.get(id) ?? []);
    const sums = await collector.json<Stats>('/api/v1/stats?period=lifetime');
    expect([sums.total_requests, sums.total_tokens.total, billionths(sums.cost_usd)]).toEqual([
      there.length,
      there.reduce((sum, { tokens }) => sum + tokens, 0),
      there.reduce((sum, { cost }) => sum + cost, 0n),
    ]);
    await expectSound(collector);
  }
}

/** Rows, rollups, totals, keys and what /metrics counts agree. */
export async function expectSound(collector: RunningCollector): Promise<void> {
  const answer = await collector.post('/api/v1/ledger/verify', '{}', { 'content-type': 'application/json' });
  const { checks } = (await answer.json()) as { readonly checks: readonly { readonly name: string; readonly broken: number }[] };
  expect(checks.length).toBeGreaterThan(5);
  expect(checks.filter(({ broken }) => broken > 0)).toEqual([]);
}

function newCall(): { readonly call: SentCall; readonly told: CallOptions; readonly toldPoorer: CallOptions } {
  const [input, cached, output] = [randomInt(1, 5000), randomInt(0, 5000), randomInt(1, 2000)];
  const who = { 'user.id': `u-${randomInt(8)}`, 'spancost.tenant': `t-${randomInt(3)}` };
  const ids = { traceId: newTraceId(), spanId: newSpanId(), start: Date.now() - randomInt(1000, 20 * DAY_MS) };
  const poorer = { ...GPT5, ...who, 'gen_ai.usage.input_tokens': input + cached, 'gen_ai.usage.output_tokens': output };
  const attributes = { ...poorer, 'gen_ai.usage.cache_read.input_tokens': cached };
  // gpt-5 at $1.25, $0.125 and $10 per million.
  const cost = BigInt(input * 1250 + cached * 125 + output * 10_000);
  const call = { traceId: ids.traceId, tokens: input + cached + output, cost, isAcknowledged: false };
  return { call, told: { ...ids, attributes }, toldPoorer: { ...ids, attributes: poorer } };
}

async function allCalls(collector: RunningCollector): Promise<readonly CallRow[]> {
  const calls: CallRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { readonly calls: readonly CallRow[]; readonly next_cursor: string | null } = await collector.json(
      `/api/v1/usage?limit=10000${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    calls.push(...page.calls);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return calls;
}

function billionths(usd: string): bigint {
  const [whole = '0', fraction = ''] = usd.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
}
