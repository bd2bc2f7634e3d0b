import type { QuarantinePage } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const START = Date.parse('2026-11-22T10:00:00Z');

/** 5 reports of -1 token, one a minute, the first 3 from the shop; then one that begins too late. */
async function withReports(): Promise<RunningCollector> {
  let now = START;
  const collector = await runCollector({}, { clock: () => now });
  for (const service of ['shop', 'shop', 'shop', 'a "desk" \\ 7', 'a "desk" \\ 7']) {
    await collector.send(
      'traces',
      traces([span({ start: now, attributes: { ...GPT5, 'gen_ai.usage.input_tokens': -1 } })], { 'service.name': service }),
    );
    now += 60_000;
  }
  await collector.send('traces', traces([span({ start: now + 3_600_000 })]));
  return collector;
}

const list = (collector: RunningCollector, query: string): Promise<QuarantinePage> => collector.json(`/api/v1/quarantine${query}`);

describe('looking at the quarantine', () => {
  it('by reason, by service and since a time; newest first', async () => {
    const collector = await withReports();
    const count = async (query: string): Promise<number> => (await list(collector, query)).reports.length;
    expect(await count('')).toBe(6);
    expect(await count('?reason=negative')).toBe(5);
    expect(await count('?service=shop&reason=negative')).toBe(3);
    expect(await count(`?service=${encodeURIComponent('a "desk" \\ 7')}`)).toBe(2);
    expect(await count('?since=2026-11-22T10:04:00Z')).toBe(2);
    expect(await count('?state=dismissed')).toBe(0);
    expect((await list(collector, '')).reports[0]).toMatchObject({
      reason: 'start_time_in_future',
      recorded_at: '2026-11-22T10:05:00.000Z',
    });
  });

  it('page by page: 6 reports in pages of 4 are 4 and 2, each once', async () => {
    const collector = await withReports();
    const first = await list(collector, '?limit=4');
    const second = await list(collector, `?limit=4&cursor=${first.next_cursor}`);
    expect([first.reports.length, second.reports.length, second.next_cursor]).toEqual([4, 2, null]);
    expect(new Set([...first.reports, ...second.reports].map(({ id }) => id)).size).toBe(6);
  });

  it.each([
    ['?limit=0', /limit: .*a whole number from 1 to 1000/],
    ['?limit=x', /limit/],
    ['?cursor=x', /cursor: the next_cursor/],
    ['?state=gone', /state: waiting, released, dismissed or all/],
    ['?since=yesterday', /since: a time in ISO 8601/],
    ['?reason=', /reason/],
    ['?until=1', /until/],
  ])('%s is answered 400 and says why', async (query, says) => {
    const collector = await runCollector();
    const response = await collector.get(`/api/v1/quarantine${query}`);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { detail: string }).detail).toMatch(says);
  });

  it.each([
    ['replay', {}, /say which reports/],
    ['replay', { ids: [] }, /ids: at least one id/],
    ['replay', { ids: 'x' }, /ids: a list of ids/],
    ['replay', { ids: ['x'], reason: 'negative' }, /ids: stands alone/],
    ['replay', { service: 'shop' }, /say which reports/],
    ['replay', { from: 'x' }, /from: a time/],
    ['replay', { from: '2026-11-22T10:00:00Z', to: '2026-11-22T10:00:00Z' }, /to: not after from/],
    ['replay', { reason: 'negative', approve: 'yes' }, /approve: the plan_id/],
    ['replay', { reason: 'negative', all: true }, /all/],
    ['replay', { ids: Array.from({ length: 1001 }, String) }, /at most 1000 ids/],
    ['dismiss', { ids: ['x'] }, /reason: why they are nothing/],
    ['dismiss', { ids: ['x'], reason: ' ' }, /reason: why they are nothing/],
    ['dismiss', { reason: 'x' }, /ids: a list of ids/],
  ])('%s with %o is answered 422 and says why', async (path, body, says) => {
    const collector = await runCollector();
    const response = await collector.post(`/api/v1/quarantine/${path}`, JSON.stringify(body), { 'content-type': 'application/json' });
    expect(response.status).toBe(422);
    expect(((await response.json()) as { detail: string }).detail).toMatch(says);
  });

  it('an id that nothing has is answered 404', async () => {
    const collector = await runCollector();
    expect((await collector.get('/api/v1/quarantine/nobody')).status).toBe(404);
  });
});
