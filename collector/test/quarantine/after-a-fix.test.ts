import { join } from 'node:path';
import type { QuarantinePage, ReplayAnswer } from '@spancost/api';
import type * as conventions from '@spancost/conventions';
import { expect, it, vi } from 'vitest';
import { writeVersion1 } from '../ledger/version-1.ts';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector, temporaryFolder, type RunningCollector } from '../running-collector.ts';

const fault = vi.hoisted(() => ({ isThere: true }));

/** The real reader, with a fault that can be mended: it throws at calls of a model that it does not know. */
vi.mock('@spancost/conventions', async (original) => {
  const real = await original<typeof conventions>();
  const readCall: typeof real.readCall = (attributes, scope) => {
    if (fault.isThere && attributes['gen_ai.request.model'] === 'gpt-5') throw new TypeError('no such model');
    return real.readCall(attributes, scope);
  };
  return { ...real, readCall };
});

async function replay(collector: RunningCollector, body: object): Promise<ReplayAnswer> {
  const response = await collector.post('/api/v1/quarantine/replay', JSON.stringify(body), { 'content-type': 'application/json' });
  return (await response.json()) as ReplayAnswer;
}

it('what a faulty reader threw at is charged when the reader is mended, 3 calls for $0.00975, and no more by redeliveries', async () => {
  fault.isThere = true;
  const collector = await runCollector();
  const body = traces([1, 2, 3].map((call) => span({ attributes: { ...GPT5, 'gen_ai.response.id': `r${call}`, 'user.id': `u${call}` } })));
  await collector.send('traces', body);
  expect(await replay(collector, { reason: 'unreadable' })).toMatchObject({
    reports: 3,
    releasable: 0,
    items: [{ reason: 'unreadable' }, {}, {}],
  });

  fault.isThere = false;
  await collector.close();
  const mended = await runCollector({ ledger: collector.config.ledger });
  const { plan_id: approve, cost_usd: cost } = await replay(mended, { reason: 'unreadable' });
  expect(cost).toBe('0.00975');
  expect(await replay(mended, { reason: 'unreadable', approve })).toMatchObject({ released: 3 });
  await mended.send('traces', body);
  expect(await mended.stats('?period=lifetime')).toMatchObject({ total_requests: 3, cost_usd: '0.00975' });
  expect(new Set((await mended.calls()).map(({ user }) => user))).toEqual(new Set(['u1', 'u2', 'u3']));
});

it('a report that a collector of ledger form 1 kept can be looked at and dismissed, and says why it cannot be replayed', async () => {
  const path = join(temporaryFolder(), 'ledger.duckdb');
  await writeVersion1(path);
  const collector = await runCollector({ ledger: { path } });
  expect(await replay(collector, { ids: ['q'] })).toMatchObject({ items: [{ outcome: 'still_wrong', reason: 'kept_by_earlier_version' }] });
  const body = JSON.stringify({ ids: ['q'], reason: 'a test of long ago' });
  const dismissed = await collector.post('/api/v1/quarantine/dismiss', body, { 'content-type': 'application/json' });
  expect(await dismissed.json()).toMatchObject({ dismissed: ['q'] });
  expect((await collector.json<QuarantinePage>('/api/v1/quarantine')).reports).toEqual([]);
});
