import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LtvCac, Margin, Revenue } from '@spancost/api';
import { DEFAULT_CONFIG, startCollector } from '@spancost/collector';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { spancost, type Ran } from '../prices/run-command.ts';

const NOW = Date.parse('2026-10-15T00:00:00Z');
const REVENUE =
  'tenant,amount_usd,from,to\nacme,900,2026-07-01,2026-10-01\nglobex,600,2026-07-01,2026-10-01\ninitech,300,2026-07-01,2026-10-01\n';

interface Business {
  readonly url: string;
  /** A command against the collector. */
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** Writes a file and returns its path. */
  readonly file: (name: string, text: string) => string;
}

/** A collector in whose third quarter calls of acme cost $120. */
async function business(): Promise<Business> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-cli-'));
  const config = {
    ...DEFAULT_CONFIG,
    listen: { host: '127.0.0.1', port: 0 },
    ledger: { path: join(folder, 'ledger.duckdb') },
    log: { level: 'silent' },
  } as const;
  const started = await startCollector(config, { clock: () => NOW });
  onTestFinished(async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const call = {
    provider: 'openrouter',
    model: 'any/model',
    usage: { input_tokens: 1000, output_tokens: 100 },
    attribution: { tenant: 'acme' },
    called_at: '2026-08-12T10:00:00Z',
    reported_cost_usd: '120',
  };
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${started.url}/api/v1/usage`, { method: 'POST', body: JSON.stringify(call), headers });
  if (!response.ok) throw new Error(await response.text());
  return {
    url: started.url,
    run: (...args) => spancost(...args, '--url', started.url),
    file: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}

afterEach(() => void (process.exitCode = undefined));

describe('spancost margin, and what it is made of', () => {
  it('imports a table once, and shows margins of it, the worst first: $120 of $900 are 13.3 %', async () => {
    const { run, file } = await business();
    const path = file('revenue.csv', REVENUE.replaceAll('\n', '\r\n'));
    expect(await run('revenue', 'import', path)).toMatchObject({
      output: '3 records were added',
      complaints: expect.stringContaining('no column "id": what is imported again is counted again'),
    });
    const margin = await run('margin', '--period', 'last_quarter', '--by', 'tenant');
    expect(margin.output.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['2026-07-01 to 2026-09-30, UTC'],
      [''],
      ['Tenant', 'Revenue', 'Cost', 'Margin', 'Of revenue', 'Unpriced'],
      ['initech', '$300.000000', '$0.000000', '$300.000000', '100.0 %', '0'],
      ['globex', '$600.000000', '$0.000000', '$600.000000', '100.0 %', '0'],
      ['acme', '$900.000000', '$120.000000', '$780.000000', '86.7 %', '0'],
      ['all', '$1,800.000000', '$120.000000', '$1,680.000000', '93.3 %', '0'],
    ]);
    const answer = JSON.parse(
      (await run('margin', '--period', 'last_quarter', '--order', '-cost', '--limit', '1', '--json')).output,
    ) as Margin;
    expect(answer).toMatchObject({ customers: [{ value: 'acme', margin_usd: '780' }], rest: { customers: 2, margin_usd: '900' } });
  });

  it('tells LTV, CAC and their ratio, and what it takes to tell them', async () => {
    const { run, file } = await business();
    const none = await run('ltv-cac', '--period', 'last_quarter');
    expect(none.output).toContain('No customer paid: spancost revenue import <file.csv>.');
    expect(none.output).toMatch(/LTV:CAC +unknown/);
    await run('revenue', 'import', file('revenue.csv', REVENUE));
    expect((await run('churn', 'import', file('churn.csv', 'tenant,at\ninitech,2026-09-15\n'))).output).toBe('1 record was added');
    await run('acquisition', 'import', file('spend.csv', 'channel,amount_usd,new_customers,from,to\nads,1344,4,2026-07-01,2026-10-01\n'));
    const { output } = await run('ltv-cac', '--period', 'last_quarter');
    // $1,680 of three customers, one of whom left.
    expect(output).toMatch(/Customers +3 tenants that paid; 1 of 3 left/);
    expect(output).toMatch(/LTV +\$1,680\.000000/);
    expect(output).toMatch(/CAC +\$336\.000000/);
    expect(output).toMatch(/LTV:CAC +5\.00/);
    expect(JSON.parse((await run('ltv-cac', '--period', 'last_quarter', '--json')).output) as LtvCac).toMatchObject({
      ltv_to_cac: 5,
      missing: [],
    });
  });

  it('shows no cost of zero where calls had no price', async () => {
    const { run, file, url } = await business();
    const call = {
      provider: 'openai',
      model: 'nobody-9',
      usage: { input_tokens: 1000, output_tokens: 100 },
      attribution: { tenant: 'globex' },
    };
    const body = JSON.stringify({ ...call, called_at: '2026-08-12T10:00:00Z' });
    expect((await fetch(`${url}/api/v1/usage`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status).toBe(
      200,
    );
    await run('revenue', 'import', file('revenue.csv', REVENUE));
    expect((await run('margin', '--period', 'last_quarter')).output).toMatch(
      /globex +\$600\.000000 +unpriced +\$600\.000000 +100\.0 % +1\n/,
    );
    expect((await run('ltv-cac', '--period', 'last_quarter')).output).toContain('$120.000000, and what 1 call cost that had no price');
  });

  it('lists records and takes one back', async () => {
    const { run, file } = await business();
    expect((await run('churn')).output).toBe('no records');
    const table =
      'id,tenant,amount_usd,from\nid-acme,acme,900,2026-07-01\nid-globex,globex,600,2026-07-01\nid-initech,initech,300,2026-07-01\n';
    await run('revenue', 'import', file('revenue.csv', table));
    const { records } = JSON.parse((await run('revenue', 'list', '--limit', '2', '--json')).output) as {
      readonly records: readonly Revenue[];
    };
    expect(records.map(({ id }) => id)).toEqual(['id-initech', 'id-globex']);
    const listed = await run('revenue', 'list', '--limit', '2');
    expect(listed.output).toMatch(/initech +\$300\.000000 +2026-07-01 +id-initech/);
    expect(listed.output).toContain('days of UTC');
    expect((await run('revenue', 'list', '--time-zone', 'Asia/Tokyo')).output).toMatch(/initech .* 2026-07-01 09:00:00 /);
    expect(listed.output).toMatch(/more: repeat the command with --cursor 2$/);
    expect((await run('revenue', 'remove', records[0]?.record_id ?? '')).output).toMatch(/was taken back$/);
    expect((await run('revenue', 'list')).output).not.toContain('initech');
    const again = await run('revenue', 'remove', records[0]?.record_id ?? '');
    expect([again.complaints, again.code]).toEqual([expect.stringContaining('No record of revenue has the record_id'), 1]);
  });

  it('tells each line that is wrong, and adds nothing', async () => {
    const { run, file } = await business();
    const refused = await run('revenue', 'import', file('bad.csv', 'amount_usd,from\n5,2026-07-01\n$5,2026-07-01\n5,1.7.2026\n'));
    expect(refused.complaints).toContain('and 1 more; nothing was added');
    expect(refused.complaints).toMatch(/\n {2}line 3: amount_usd: write what was paid as a text/);
    expect(refused.complaints).toMatch(/\n {2}line 4: from: a day such as 2026-11-01/);
    expect((await run('revenue')).output).toBe('no records');
    const missing = await run('revenue', 'import', '/nowhere.csv');
    expect([missing.complaints, missing.code]).toEqual([expect.stringContaining('/nowhere.csv cannot be read'), 2]);
  });
});
