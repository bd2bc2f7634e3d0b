import type { RecordKind } from '@spancost/api';
import { describe, expect, it } from 'vitest';
import { collectorAt, type RefusedProblem } from './business-requests.ts';

const REVENUE = { tenant: 'acme', amount_usd: '10', from: '2026-11-01' };
const ACQUISITION = { amount_usd: '10', new_customers: 1, from: '2026-11-01' };
const AMOUNT =
  'write what was paid as a text, a plain decimal in US dollars with at most 12 digits before the point and 20 after it, such as "1249.90": no sign of a currency, no thousands separators, no exponent';
const MOMENT = 'a day such as 2026-11-01, or a time in ISO 8601 with its zone, such as 2026-11-01T00:00:00Z';
const CUSTOMERS = 'write how many customers it won, a whole number from 0 to 1000000000';

const GOOD: Readonly<Record<RecordKind, object>> = { revenue: REVENUE, acquisition: ACQUISITION, churn: { tenant: 'a', at: '2026-11-01' } };

const BODIES: readonly (readonly [what: string, body: unknown, detail: string])[] = [
  ['a list beside others', { records: [REVENUE], tenant: 'acme' }, 'tenant: is not known beside records; write it in each record'],
  ['no records', { records: [] }, 'records: write a list of 1 to 10000 records; send more in parts'],
  ['too many', { records: Array.from({ length: 10_001 }, () => 1) }, 'records: write a list of 1 to 10000 records; send more in parts'],
  ['no list', { records: REVENUE }, 'records: write a list of 1 to 10000 records; send more in parts'],
  ['a bare list', [REVENUE], 'Send a record, a list of them as {"records": [...]}, or a table as text/csv'],
  ['a text', 'revenue', 'Send a record, a list of them as {"records": [...]}, or a table as text/csv'],
];

type Case = readonly [what: string, kind: RecordKind, record: unknown, path: string, message: string];

const CASES: readonly Case[] = [
  ['an amount that is a number', 'revenue', { ...REVENUE, amount_usd: 10 }, 'amount_usd', AMOUNT],
  ...['1e3', '1,000.00', '$5', '5 USD', '', '.5', '5.', '+5', '--5', 'NaN', '0x10', '1234567890123', `0.${'1'.repeat(21)}`].map(
    (amount): Case => [`the amount "${amount}"`, 'revenue', { ...REVENUE, amount_usd: amount }, 'amount_usd', AMOUNT],
  ),
  ['no amount', 'revenue', { tenant: 'acme', from: '2026-11-01' }, 'amount_usd', AMOUNT],
  ['no time', 'revenue', { tenant: 'acme', amount_usd: '10' }, 'from', MOMENT],
  ['a day that is none', 'revenue', { ...REVENUE, from: '2026-02-30' }, 'from', MOMENT],
  ['a time without a zone', 'revenue', { ...REVENUE, from: '2026-11-01T00:00:00' }, 'from', MOMENT],
  [
    'an end before the beginning',
    'revenue',
    { ...REVENUE, to: '2026-10-31' },
    'to',
    'is not after from; to is the first day or moment that is not in it',
  ],
  [
    'an end at the beginning',
    'acquisition',
    { ...ACQUISITION, to: '2026-11-01' },
    'to',
    'is not after from; to is the first day or moment that is not in it',
  ],
  ['a day before there were any', 'revenue', { ...REVENUE, from: '0001-01-01' }, 'from', 'is not between 1970-01-02 and 9999-12-30'],
  [
    'a field that is not known',
    'revenue',
    { ...REVENUE, currency: 'EUR' },
    'currency',
    'is not known; write one of id, tenant, user, amount_usd, from, to, note',
  ],
  [
    'a field of another kind',
    'churn',
    { tenant: 'acme', at: '2026-11-01', amount_usd: '1' },
    'amount_usd',
    'is not known; write one of id, tenant, user, at, note',
  ],
  ['an empty name', 'revenue', { ...REVENUE, tenant: '' }, 'tenant', 'a text of 1 to 5000 characters, once'],
  ['half a customer', 'acquisition', { ...ACQUISITION, new_customers: 0.5 }, 'new_customers', CUSTOMERS],
  ['customers below zero', 'acquisition', { ...ACQUISITION, new_customers: -1 }, 'new_customers', CUSTOMERS],
  ['customers as a text', 'acquisition', { ...ACQUISITION, new_customers: '1' }, 'new_customers', CUSTOMERS],
  ['somebody who left and is nobody', 'churn', { at: '2026-11-01' }, '', 'name the tenant or the user that left'],
  ['a long id', 'churn', { tenant: 'acme', at: '2026-11-01', id: 'x'.repeat(201) }, 'id', 'a text of 1 to 200 characters'],
  ['a long note', 'churn', { tenant: 'acme', at: '2026-11-01', note: 'x'.repeat(1001) }, 'note', 'at most 1,000 characters'],
  ['a list', 'revenue', [], '', 'is not a record'],
  ['nothing', 'revenue', null, '', 'is not a record'],
];

describe('a record of the business that is not as it has to be', () => {
  it(`is refused with its place and what to write, in ${CASES.length} cases`, async () => {
    const { requests } = await collectorAt();
    for (const [what, kind, record, path, message] of CASES) {
      const response = await requests.post(kind, { records: [GOOD[kind], record] });
      const { refused } = (await response.json()) as RefusedProblem;
      expect([what, response.status, refused]).toEqual([what, 422, [{ index: 1, path, message }]]);
      expect([what, (await requests.list(kind)).records]).toEqual([what, []]);
    }
  });

  it('is refused as a body', async () => {
    const { requests } = await collectorAt();
    for (const [what, body, detail] of BODIES) {
      const response = await requests.post('revenue', body);
      expect([what, response.status, ((await response.json()) as RefusedProblem).detail]).toEqual([what, 422, detail]);
    }
  });

  it('is told with the first 100 of all that are wrong', async () => {
    const { requests } = await collectorAt();
    const response = await requests.post('revenue', { records: Array.from({ length: 150 }, () => ({ ...REVENUE, amount_usd: '$5' })) });
    const { refused, detail } = (await response.json()) as RefusedProblem;
    expect(refused.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect(detail).toBe(`Record 0: amount_usd: ${AMOUNT}, and 149 more; nothing was added`);
  });
});
