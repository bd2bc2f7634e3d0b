import { describe, expect, it } from 'vitest';
import { collectorAt, type RefusedProblem } from './business-requests.ts';

describe('a table of records', () => {
  it('is read with a byte order mark, CRLF, quotes, columns in any order and empty cells', async () => {
    const { requests } = await collectorAt();
    const table =
      '\u{feff}from,to,Amount_USD,tenant,note,id\r\n2026-11-01,2026-12-01,1249.90,"Acme, Inc.","said ""yes""\r\nand paid",inv-1\r\n2026-11-02,,-5,globex,,\r\n';
    const response = await requests.table('revenue', table);
    expect([response.status, await response.json()]).toEqual([200, { added: 2, known: 0 }]);
    expect(
      await (
        await requests.table(
          'revenue',
          'id,tenant,amount_usd,from,to,note\ninv-1,"Acme, Inc.",1249.9,2026-11-01,2026-12-01,"said ""yes""\r\nand paid"',
        )
      ).json(),
    ).toEqual({
      added: 0,
      known: 1,
    });
    expect((await requests.list('revenue')).records).toMatchObject([
      { tenant: 'globex', amount_usd: '-5', to: null, note: null, id: null },
      { tenant: 'Acme, Inc.', amount_usd: '1249.9', to: '2026-12-01T00:00:00.000Z', note: 'said "yes"\r\nand paid', id: 'inv-1' },
    ]);
  });

  it('has counts as whole numbers', async () => {
    const { requests } = await collectorAt();
    expect((await requests.table('acquisition', 'from,amount_usd,new_customers,channel\n2026-11-01,900,3,ads\n')).status).toBe(200);
    expect((await requests.table('churn', 'user,at\nu-1,2026-11-02\nu-2,2026-11-03T10:00:00Z\n')).status).toBe(200);
    expect((await requests.list('acquisition')).records).toMatchObject([{ new_customers: 3 }]);
    expect((await requests.list('churn')).records).toHaveLength(2);
  });

  it.for([
    [
      'a column that is not known',
      'tenant,amount_usd,from,currency\na,1,2026-11-01,EUR\n',
      /^Column "currency" is not known; .* id, tenant, user, amount_usd, from, to, note$/,
    ],
    ['a column twice', 'tenant,tenant,amount_usd,from\na,b,1,2026-11-01\n', /^Column "tenant" is there twice/],
    ['no column of amounts', 'tenant,from\na,2026-11-01\n', /^Column "amount_usd" is missing/],
    ['nothing', '', /^The table is empty/],
    ['no rows', 'amount_usd,from\n', /^The table has no rows below its header; nothing was added$/],
    ['a row that is short', 'amount_usd,from\n1\n', /^Line 2 has 1 cells/],
    [
      'an amount with a sign of a currency',
      'amount_usd,from\n1,2026-11-01\n$5,2026-11-01\n',
      /^Line 3: amount_usd: write what was paid .* no sign of a currency/,
    ],
    ['an amount with thousands', 'amount_usd,from\n"1,000.00",2026-11-01\n', /^Line 2: amount_usd: write .* no thousands separators/],
    [
      'an amount that is a thousand where the comma is the decimal point',
      'tenant;amount_usd;from\na;0.125;2026-11-01\na;1.249;2026-11-01\n',
      /^Line 3: amount_usd: 1\.249 can be read in two ways in a table with semicolons; write 1249 or 1\.2490$/,
    ],
    [
      'an id that comes again with something else',
      'id,amount_usd,from\na,1,2026-11-01\n\na,2,2026-11-01\n',
      /^Line 4: id: a record with this id has another amount_usd; .*; nothing was added$/,
    ],
    ['an exponent', 'amount_usd,from\n1e3,2026-11-01\n', /^Line 2: amount_usd: write .* no exponent/],
    ['an amount that is missing', 'amount_usd,from\n,2026-11-01\n', /^Line 2: amount_usd: write what was paid/],
    ['a day as a spreadsheet writes it', 'amount_usd,from\n1,01.11.2026\n', /^Line 2: from: a day such as 2026-11-01/],
    ['a quote that does not end', 'amount_usd,from\n"1,2026-11-01\n', /^The table is not CSV/],
  ] as const)('is refused with the line and what to write: %s', async ([, table, detail]) => {
    const { requests } = await collectorAt();
    const response = await requests.table('revenue', table);
    expect(response.status).toBe(422);
    expect(((await response.json()) as RefusedProblem).detail).toMatch(detail);
    expect((await requests.list('revenue')).records).toEqual([]);
  });

  it('is refused with customers that are no whole number', async () => {
    const { requests } = await collectorAt();
    const response = await requests.table('acquisition', 'from,amount_usd,new_customers\n2026-11-01,900,2.5\n');
    expect(((await response.json()) as RefusedProblem).refused).toMatchObject([{ index: 0, line: 2, path: 'new_customers' }]);
  });

  it('is taken with 10,000 rows, and with one more refused', async () => {
    const { requests } = await collectorAt();
    const row = 'acme,0.01,2026-11-01\n';
    expect(await (await requests.table('revenue', `tenant,amount_usd,from\n${row.repeat(10_000)}`)).json()).toEqual({
      added: 10_000,
      known: 0,
    });
    expect((await requests.table('revenue', `tenant,amount_usd,from\n${row.repeat(10_001)}`)).status).toBe(422);
    expect((await requests.margin()).total.revenue_usd).toBe('100');
  });
});
