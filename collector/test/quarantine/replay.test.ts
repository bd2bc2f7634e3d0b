import type { DismissAnswer, QuarantinePage, QuarantinedJson, ReplayAnswer } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const HOUR = 3_600_000;

function post(collector: RunningCollector, path: string, body: object): Promise<Response> {
  return collector.post(`/api/v1/quarantine/${path}`, JSON.stringify(body), { 'content-type': 'application/json' });
}

async function replay(collector: RunningCollector, body: object): Promise<ReplayAnswer> {
  const response = await post(collector, 'replay', body);
  expect(response.status).toBe(200);
  return (await response.json()) as ReplayAnswer;
}

const list = (collector: RunningCollector, query = ''): Promise<QuarantinePage> => collector.json(`/api/v1/quarantine${query}`);

/** A collector whose clock can be set, with a span in quarantine that begins an hour ahead of it. */
async function withEarlySpan(): Promise<{ readonly collector: RunningCollector; readonly body: object; setClock(ms: number): void }> {
  let now = START;
  const collector = await runCollector({}, { clock: () => now });
  const attributes = { ...GPT5, 'user.id': 'u-17', 'spancost.tenant': 'acme', 'gen_ai.response.id': 'resp_68f0c1d2a4b35e' };
  const body = traces([span({ start: START + HOUR, durationMs: 800, attributes })]);
  expect((await collector.send('traces', body)).status).toBe(200);
  return { collector, body, setClock: (ms) => void (now = ms) };
}

describe('replaying the quarantine', () => {
  it('charges what can be read by now, $0.00325, shows it first, and charges it once, redeliveries included', async () => {
    const { collector, body, setClock } = await withEarlySpan();
    expect(await replay(collector, { reason: 'start_time_in_future' })).toMatchObject({ reports: 1, releasable: 0, cost_usd: '0' });

    setClock(START + 2 * HOUR);
    const plan = await replay(collector, { reason: 'start_time_in_future' });
    expect(plan).toMatchObject({ releasable: 1, still_wrong: 0, cost_usd: '0.00325', released: 0 });
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(0);

    const done = await replay(collector, { reason: 'start_time_in_future', approve: plan.plan_id });
    expect(done).toMatchObject({ released: 1, items: [{ outcome: 'charged', cost_usd: '0.00325', price_id: 'list@2/openai/gpt-5/v1' }] });
    expect(await collector.calls()).toMatchObject([
      {
        called_at: '2026-11-22T11:00:00.000Z',
        duration_ms: 800,
        user: 'u-17',
        tenant: 'acme',
        service: 'shop',
        scope: 'test',
        cost_usd: '0.00325',
      },
    ]);

    await collector.send('traces', body);
    expect(await replay(collector, { reason: 'start_time_in_future' })).toMatchObject({ reports: 0 });
    expect(await replay(collector, { ids: [plan.items[0]!.id] })).toMatchObject({ reports: 0 });
    expect(await collector.stats('?period=lifetime')).toMatchObject({ total_requests: 1, cost_usd: '0.00325' });
    const released = await collector.json<QuarantinedJson>(`/api/v1/quarantine/${plan.items[0]!.id}`);
    expect(released).toMatchObject({ state: 'released', note: 'charged', call_id: (await collector.calls())[0]!.call_id });
  });

  it('adds nothing for a call that was delivered again in the meantime, or that a crash left without its decision', async () => {
    const { collector, body, setClock } = await withEarlySpan();
    setClock(START + 2 * HOUR);
    await collector.send('traces', body);
    expect((await collector.stats('?period=lifetime')).total_requests).toBe(1);
    const plan = await replay(collector, { reason: 'start_time_in_future' });
    expect(plan).toMatchObject({ cost_usd: '0', items: [{ outcome: 'duplicate', cost_usd: '0.00325' }] });
    expect(await replay(collector, { reason: 'start_time_in_future', approve: plan.plan_id })).toMatchObject({ released: 1 });
    expect((await collector.stats('?period=lifetime')).cost_usd).toBe('0.00325');
    expect((await list(collector)).reports).toEqual([]);
  });

  it('leaves the counter of quarantined reports at 1, also after a restart', async () => {
    const { collector, setClock } = await withEarlySpan();
    setClock(START + 2 * HOUR);
    const { plan_id: approve } = await replay(collector, { reason: 'start_time_in_future' });
    await replay(collector, { reason: 'start_time_in_future', approve });
    const sample = { signal: 'traces', reason: 'start_time_in_future' };
    expect(await collector.sample('spancost_quarantined_total', sample)).toBe(1);
    await collector.close();
    const again = await runCollector({ ledger: collector.config.ledger });
    expect(await again.sample('spancost_quarantined_total', sample)).toBe(1);
    expect((await list(again, '?state=released')).reports).toMatchObject([{ note: 'charged' }]);
  });

  it('refuses a plan that is not what would be done now, and writes nothing', async () => {
    const { collector, body, setClock } = await withEarlySpan();
    setClock(START + 2 * HOUR);
    const { plan_id: approve } = await replay(collector, { reason: 'start_time_in_future' });
    await collector.send('traces', body);
    const response = await post(collector, 'replay', { reason: 'start_time_in_future', approve });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('Nothing was written; ask for a plan again');
    expect((await list(collector)).reports).toHaveLength(1);
  });

  it('says of what still cannot be true why, and leaves it waiting: an event with more read from a cache than was sent', async () => {
    const collector = await runCollector();
    await collector.send('logs', logs([event({ attributes: { ...GPT5, 'gen_ai.usage.cache_read.input_tokens': 2000 } })]));
    const [report] = (await list(collector)).reports;
    const { plan_id: approve, ...plan } = await replay(collector, { ids: [report!.id] });
    expect(plan).toMatchObject({ releasable: 0, items: [{ id: report!.id, outcome: 'still_wrong', reason: 'cache_exceeds_input' }] });
    expect(await replay(collector, { ids: [report!.id], approve })).toMatchObject({ released: 0 });
    expect((await list(collector)).reports).toMatchObject([{ state: 'waiting' }]);
  });

  it('does not charge a report that contradicts what the ledger knows of the call', async () => {
    const { collector, setClock } = await withEarlySpan();
    setClock(START + 2 * HOUR);
    const other = { ...GPT5, 'gen_ai.usage.input_tokens': 5000, 'spancost.tenant': 'acme', 'gen_ai.response.id': 'resp_68f0c1d2a4b35e' };
    await collector.send('traces', traces([span({ traceId: newTraceId(), spanId: newSpanId(), start: START, attributes: other })]));
    expect(await replay(collector, { from: '2026-11-22T00:00:00Z' })).toMatchObject({
      items: [{ outcome: 'still_wrong', reason: 'conflict' }],
    });
  });

  it('a report that is dismissed with a reason waits no more, stays to be looked at, and can be replayed by its id', async () => {
    const { collector, setClock } = await withEarlySpan();
    const [{ id }] = (await list(collector)).reports as [QuarantinedJson];
    const dismissed = await post(collector, 'dismiss', { ids: [id, 'nobody'], reason: 'a test of the clock' });
    expect((await dismissed.json()) as DismissAnswer).toEqual({ dismissed: [id], decided: [], unknown: ['nobody'] });
    expect(await (await post(collector, 'dismiss', { ids: [id], reason: 'again' })).json()).toMatchObject({ decided: [id] });
    expect((await list(collector)).reports).toEqual([]);
    expect((await list(collector, '?state=dismissed')).reports).toMatchObject([{ id, note: 'a test of the clock' }]);
    setClock(START + 2 * HOUR);
    expect(await replay(collector, { reason: 'start_time_in_future' })).toMatchObject({ reports: 0 });
    const { plan_id: approve } = await replay(collector, { ids: [id] });
    expect(await replay(collector, { ids: [id], approve })).toMatchObject({ released: 1, cost_usd: '0.00325' });
    expect((await list(collector, '?state=all')).reports).toMatchObject([{ id, state: 'released' }]);
  });
});
