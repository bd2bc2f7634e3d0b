import { join } from 'node:path';
import type { Acquisition, Churn, Revenue } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../running-collector.ts';
import { spawnCollector } from '../../spawned-collector.ts';
import { BusinessRequests, collectorAt, type RefusedProblem } from './business-requests.ts';

const ACME = { id: 'inv-1', tenant: 'acme', amount_usd: '1249.90', from: '2026-11-01', to: '2026-12-01' };

describe('records of the business', () => {
  it('are listed as they were told, newest first, and taken back one by one', async () => {
    const { collector, requests } = await collectorAt();
    expect(
      await requests.tell('revenue', ACME, { user: 'u-1', amount_usd: '-5.00', from: '2026-11-20T10:00:00+01:00', note: 'refund' }),
    ).toEqual({
      added: 2,
      known: 0,
    });
    await requests.tell('acquisition', { amount_usd: '900', new_customers: 3, channel: 'ads', from: '2026-11-01', to: '2026-11-08' });
    await requests.tell('churn', { tenant: 'acme', at: '2026-11-21', note: 'too dear' });
    const { records, next_cursor: next } = await requests.list('revenue');
    expect(next).toBe(null);
    expect(records).toEqual([
      {
        record_id: expect.any(String),
        id: null,
        recorded_at: '2026-11-22T12:00:00.000Z',
        note: 'refund',
        tenant: null,
        user: 'u-1',
        amount_usd: '-5',
        from: '2026-11-20T09:00:00.000Z',
        to: null,
      },
      {
        record_id: expect.any(String),
        id: 'inv-1',
        recorded_at: '2026-11-22T12:00:00.000Z',
        note: null,
        tenant: 'acme',
        user: null,
        amount_usd: '1249.9',
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
      },
    ] satisfies Revenue[]);
    expect((await requests.list('acquisition')).records).toMatchObject([
      { amount_usd: '900', new_customers: 3, channel: 'ads', to: '2026-11-08T00:00:00.000Z' } satisfies Partial<Acquisition>,
    ]);
    expect((await requests.list('churn')).records).toMatchObject([
      { tenant: 'acme', user: null, at: '2026-11-21T00:00:00.000Z', note: 'too dear' } satisfies Partial<Churn>,
    ]);

    const remove = (path: string): Promise<Response> => fetch(`${collector.url}${path}`, { method: 'DELETE' });
    const id = records[1]?.record_id ?? '';
    expect((await remove(`/api/v1/churn/${id}`)).status).toBe(404);
    expect((await remove(`/api/v1/revenue/${id}`)).status).toBe(204);
    expect((await remove(`/api/v1/revenue/${id}`)).status).toBe(404);
    expect((await requests.list('revenue')).records).toMatchObject([{ note: 'refund' }]);
    expect((await requests.margin('?period=lifetime')).total.revenue_usd).toBe('-5');
    // The id is free again.
    expect(await requests.tell('revenue', { ...ACME, amount_usd: '1300' })).toEqual({ added: 1, known: 0 });
  });

  it('are read page by page, and by a range that they have a moment in', async () => {
    const { requests } = await collectorAt();
    await requests.tell(
      'churn',
      ...Array.from({ length: 5 }, (_, index) => ({ id: `c-${index}`, user: 'u', at: `2026-11-0${index + 1}` })),
    );
    const ids: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Awaited<ReturnType<typeof requests.list>> = await requests.list(
        'churn',
        `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      ids.push(...page.records.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(ids).toEqual(['c-4', 'c-3', 'c-2', 'c-1', 'c-0']);
    expect((await requests.list('churn', '?from=2026-11-02&to=2026-11-04')).records.map(({ id }) => id)).toEqual(['c-2', 'c-1']);
    await requests.tell('revenue', ACME);
    expect((await requests.list('revenue', '?from=2026-11-30&to=2026-12-05')).records).toHaveLength(1);
    expect((await requests.list('revenue', '?from=2026-12-01&to=2026-12-05')).records).toHaveLength(0);
  });

  it('are counted once by their ids: the same again is known, something else is refused with its place', async () => {
    const { requests } = await collectorAt();
    expect(await requests.tell('revenue', ACME, ACME)).toEqual({ added: 1, known: 1 });
    expect(await requests.tell('revenue', { ...ACME, amount_usd: '1249.9000', from: '2026-11-01T00:00:00Z' })).toEqual({
      added: 0,
      known: 1,
    });
    // Half a character is kept as U+FFFD, and known by it again.
    const broken = { id: '\ud800', tenant: '\udc00', amount_usd: '1', from: '2026-11-02' };
    expect(await requests.tell('revenue', broken)).toEqual({ added: 1, known: 0 });
    expect(await requests.tell('revenue', broken)).toEqual({ added: 0, known: 1 });
    // The id of a record of another kind is another id.
    expect(await requests.tell('churn', { id: 'inv-1', tenant: 'acme', at: '2026-11-20' })).toEqual({ added: 1, known: 0 });
    const response = await requests.post('revenue', {
      records: [
        { ...ACME, id: 'inv-2' },
        { ...ACME, amount_usd: '1' },
      ],
    });
    expect(response.status).toBe(422);
    expect((await response.json()) as RefusedProblem).toMatchObject({
      detail: 'Record 1: id: a record with this id has another amount_usd; take that one back first, or use another id; nothing was added',
      refused: [{ index: 1, path: 'id' }],
    });
    expect((await requests.list('revenue')).records).toHaveLength(2);
  });

  it('survive kill -9 right after the answer', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    const collector = await spawnCollector(path);
    const records = Array.from({ length: 10_000 }, (_, index) => ({ ...ACME, id: `inv-${index}`, amount_usd: '0.01' }));
    expect(await new BusinessRequests(collector).tell('revenue', ...records)).toEqual({ added: 10_000, known: 0 });
    await collector.close();
    const again = new BusinessRequests(await spawnCollector(path));
    expect(await again.tell('revenue', ...records)).toEqual({ added: 0, known: 10_000 });
    expect((await again.list('revenue', '?limit=10000')).records).toHaveLength(10_000);
  });
});
