import { setTimeout as sleep } from 'node:timers/promises';
import { Money } from '@spancost/prices';
import { expect, it } from 'vitest';
import { startChain, until, type LedgerCall } from './whole-chain/chain.ts';
import type { OtelcolProcess } from './whole-chain/otelcol-process.ts';
import { describeWithPrograms } from './whole-chain/programs.ts';
import { startApplications } from './whole-chain/start-applications.ts';

/**
 * A round, by hand, per million: with Node gpt-5 200×1.25 + 800×0.125 + 200×10 = 0.00235; in Python gpt-4.1 1000×2 + 100×8 = 0.0028;
 * in both gpt-5-mini 1000×0.25 + 200×2 = 0.00065 and text-embedding-3-small 1000×0.02 = 0.00002.
 */
const ROUND_USD: Readonly<Record<string, string>> = { node: '0.00302', official: '0.00347', openllmetry: '0.00347' };
const CALLS_A_ROUND = 3;
/** gpt-5, 100,000×1.25 + 10,000×10 per million. */
const EXPENSIVE_USD = '0.225';
/** The expensive one and the one that fails. */
const LAST_CALLS = 2;

describeWithPrograms('application → otelcol → spancost → otelcol → sink', ['otelcol', 'python'], ({ otelcol, python }) => {
  it('loses and doubles no call of three applications while spancost and otelcol are killed twice each under load', async () => {
    const chain = await startChain(otelcol);
    const { ledger, front, sink } = chain;
    const applications = startApplications(chain, python);
    const has = (calls: number) => async () => (await ledger.totals()).total_requests >= calls;

    await until('calls of all three are in the ledger', async () => servicesOf(await ledger.calls()).size === applications.length);
    const before = (await ledger.totals()).total_requests;
    await ledger.process.kill();
    await until('what otelcol has taken waits on its disk', async () => (await front.metric('otelcol_exporter_queue_size')) > 50_000);
    await expectNothingRefused(front);
    await front.kill();
    await sleep(500);
    await front.start();
    expect(await front.metric('otelcol_exporter_queue_size')).toBeGreaterThan(50_000);
    await ledger.process.start();
    await until('spancost has what was on disk', has(before + 100));

    const drained = (await ledger.totals()).total_requests;
    await expectNothingRefused(front);
    await front.kill();
    await front.start();
    await until('the applications go on', has(drained + 50));
    await ledger.process.kill();
    await sleep(500);
    await ledger.process.start();
    await until('nothing waits any more', async () => (await front.metric('otelcol_exporter_queue_size')) < 50_000);

    const made = await Promise.all(applications.map(async (application) => ({ application, ...(await application.finish()) })));
    const calls = made.reduce((sum, { rounds }) => sum + rounds * CALLS_A_ROUND + LAST_CALLS, 0);
    await until('every call is in the ledger', has(calls));
    await until('nothing waits any more', async () => (await front.metric('otelcol_exporter_queue_size')) === 0);
    await expectNothingRefused(front);

    const inLedger = await ledger.calls();
    for (const { application, rounds, responseIds } of made) {
      const own = inLedger.filter(({ service }) => service === application.name);
      const told = own.flatMap(({ response_id: id }) => id ?? []);
      const { complaints } = application;
      expect({ calls: own.length, complaints }).toEqual({ calls: rounds * CALLS_A_ROUND + LAST_CALLS, complaints });
      expect(told.toSorted()).toEqual(responseIds.toSorted());
      expect(sumOf(own)).toBe(new Money(ROUND_USD[application.name] ?? '').times(rounds).plus(EXPENSIVE_USD).toFixed());
      expect(own.filter(({ status }) => status === 'error')).toHaveLength(1);
    }
    expect(new Set(inLedger.map(({ span_id: id }) => id)).size).toBe(calls);

    await sleep(2500); // two scrape intervals, after which every series shows its money
    const usd = sumOf(inLedger);
    expect(await ledger.totals()).toMatchObject({ total_requests: calls, cost_usd: usd });
    expect(await ledger.metric('spancost_calls_total')).toBe(calls);
    expect(await ledger.metric('spancost_cost_usd_total')).toBeCloseTo(Number(usd), 10);
    expect(await ledger.metric('spancost_spend_usd', 'period="lifetime"')).toBeCloseTo(Number(usd), 12);
    expect(await ledger.json('/api/v1/quarantine')).toMatchObject({ reports: [] });

    const expensive = made.map(({ expensiveId: id }) => id);
    const failed = inLedger.filter(({ status }) => status === 'error').map(({ trace_id: id }) => id);
    await until('the expensive and the failed traces are kept', async () => {
      const kept = new Set(sink.spans.flatMap(({ responseId, traceId }) => [responseId, traceId]));
      return [...expensive, ...failed].every((id) => kept.has(id));
    });
    expect(sink.spans.filter(({ costUsd }) => costUsd === Number(EXPENSIVE_USD))).toHaveLength(applications.length);
    expect(sink.spans.filter(({ isError }) => isError)).toHaveLength(applications.length);
    // A share of ten in a hundred of the others, whose chance to be a third is nil.
    const others = sink.spans.length - 2 * applications.length;
    expect(others).toBeGreaterThan(0);
    expect(others).toBeLessThan((calls - 2 * applications.length) / 3);
  }, 240_000);
});

/** otelcol answers what it does not take, and never gives up what it has taken. */
async function expectNothingRefused(otelcol: OtelcolProcess): Promise<void> {
  const { output } = otelcol;
  const refused = await otelcol.metric('otelcol_exporter_enqueue_failed');
  const givenUp = await otelcol.metric('otelcol_exporter_send_failed');
  expect({ refused, givenUp, output }).toEqual({ refused: 0, givenUp: 0, output });
}

function servicesOf(calls: readonly LedgerCall[]): ReadonlySet<string> {
  return new Set(calls.map(({ service }) => service));
}

function sumOf(calls: readonly LedgerCall[]): string {
  return calls.reduce((sum, { cost_usd: usd }) => sum.plus(usd ?? 0), new Money(0)).toFixed();
}
