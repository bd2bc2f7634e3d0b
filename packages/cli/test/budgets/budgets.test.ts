import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetCheck, BudgetJson, BudgetList } from '@spancost/api';
import { DEFAULT_CONFIG, PLAIN_BUDGET, startCollector, type Budget } from '@spancost/collector';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { spancost, type Ran } from '../prices/run-command.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const MONTH: Budget = { name: 'month', amountUsd: '200', period: 'monthly', timeZone: 'UTC', ...PLAIN_BUDGET };

type Run = (...args: readonly string[]) => Promise<Ran>;

/** `spancost budgets …` against a collector where ann has made three calls of $0.00325, and bob one. */
async function withCollector(budgets: readonly Budget[] = [MONTH]): Promise<{ readonly run: Run; readonly url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-cli-'));
  const started = await startCollector(
    {
      ...DEFAULT_CONFIG,
      listen: { host: '127.0.0.1', port: 0 },
      ledger: { path: join(folder, 'ledger.duckdb') },
      log: { level: 'silent' },
      budgets,
    },
    { clock: () => NOW },
  );
  onTestFinished(async () => {
    await started.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const calls = ['ann', 'ann', 'ann', 'bob'].map((user) => ({
    provider: 'openai',
    model: 'gpt-5',
    usage: { input_tokens: 1000, output_tokens: 200 },
    called_at: '2026-11-22T11:59:00Z',
    attribution: { user, feature: 'chat' },
  }));
  const body = JSON.stringify({ calls });
  expect(
    (await fetch(`${started.url}/api/v1/usage`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status,
  ).toBe(200);
  return { run: (...args) => spancost('budgets', ...args, '--url', started.url), url: started.url };
}

afterEach(() => void (process.exitCode = undefined));

describe('spancost budgets', () => {
  it('adds, shows, changes and removes a budget: $0.013 of $0.01, then of $0.02 of chat, then nothing', async () => {
    const { run } = await withCollector();
    const added = await run(
      'add',
      'day',
      '--amount',
      '0.010',
      '--period',
      'daily',
      '--threshold',
      '0.5',
      '0.8',
      '1',
      '--email',
      'a@example.com',
      '--user',
      'ann',
    );
    expect(added.output).toMatch(/^day: \$0\.01 daily \(UTC\)\ncalls      of user ann\ntells at   0\.5, 0\.8, 1, and when the forecast/);
    expect(added.output).toMatch(/tells      a@example\.com\nenforced   off\nfrom       the API/);
    expect(added.output).toMatch(/█{9}░  97 %  warning[\s\S]*spent      \$0\.00975 of \$0\.01, \$0\.00025 left, in 3 calls/);
    const changed = await run(
      'set',
      'day',
      '--amount',
      '0.02',
      '--user',
      '',
      '--feature',
      'chat',
      '--email',
      '',
      '--enforce',
      'block',
      '--json',
    );
    expect(JSON.parse(changed.output)).toMatchObject({
      budget: {
        amount_usd: '0.02',
        scope: { feature: 'chat' },
        thresholds: ['0.5', '0.8', '1'],
        recipients: { email: [] },
        enforce: 'block',
      },
      status: { spent_usd: '0.013', state: 'warning' },
    });
    expect((await run('set', 'day', '--active', 'no')).output).toMatch(/not active: nothing is computed/);
    expect((await run('remove', 'day')).output).toBe('removed day');
    expect((await run('show', 'day')).complaints).toMatch(/404 Not Found: There is no budget "day"/);
  });

  it('lists all in a table with a bar of what is used, also when no subcommand is named', async () => {
    const { run, url } = await withCollector([MONTH, { ...MONTH, name: 'each user', amountUsd: '0.01', per: 'user' }]);
    await run('add', 'tiny', '--amount', '0.01', '--period', 'daily');
    await run('add', 'idle', '--amount', '1234.5', '--period', 'yearly', '--active', 'no');
    const { output } = await run('list');
    const rows = output.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '));
    expect(rows.slice(1)).toEqual([
      'month | monthly | ░░░░░░░░░░ | 0 % | $0.013 | $200.00 | ok',
      'each user | monthly | per user | $0.01 | 1 warning, 1 ok',
      'tiny | daily | ██████████ 130 % | $0.013 | $0.01 | exceeded',
      'idle | yearly | $1,234.50 | not active',
    ]);
    expect((await spancost('budgets', '--url', url)).output).toBe(output);
    const { budgets } = JSON.parse((await run('list', '--json')).output) as BudgetList;
    expect(budgets.map(({ name, source }) => [name, source])).toEqual([
      ['month', 'file'],
      ['each user', 'file'],
      ['tiny', 'api'],
      ['idle', 'api'],
    ]);
  });

  it('shows who has most of a budget that each user has, and any of them', async () => {
    const { run } = await withCollector([{ ...MONTH, name: 'each user', amountUsd: '0.01', per: 'user' }]);
    expect((await run('show', 'each user')).output).toMatch(
      /for each user\n[\s\S]*users: 1 warning, 1 ok\n.*Whose[\s\S]*ann .*97 % .*\$0\.00975/,
    );
    const bob = JSON.parse((await run('show', 'each user', '--target', 'bob', '--json')).output) as BudgetJson;
    expect(bob.status).toMatchObject({ target: 'bob', spent_usd: '0.00325' });
  });

  it('check ends with 0 where there is room and with 3 where a budget of the call is used up', async () => {
    const { run } = await withCollector([MONTH, { ...MONTH, name: 'each user', amountUsd: '0.00975', per: 'user', enforce: 'block' }]);
    const bob = await run('check', '--user', 'bob', '--feature', 'chat');
    expect(bob.code).toBe(0);
    expect(bob.output).toMatch(/each user +bob +.* 33 % +\$0\.00325 +\$0\.00975 +ok +block *\n\nok: nothing refuses the call$/);
    const ann = await run('check', '--user', 'ann');
    expect(ann.code).toBe(3);
    expect(ann.output).toMatch(/exceeded +blocks *\n\nexceeded: applications that enforce budgets refuse the call$/);
    process.exitCode = undefined;
    const json = await run('check', '--user', 'ann', '--json');
    expect(json.code).toBe(3);
    expect((JSON.parse(json.output) as BudgetCheck).budgets.map(({ name, blocks }) => [name, blocks])).toEqual([
      ['month', false],
      ['each user', true],
    ]);
  });

  it('test-alert says whom Alertmanager tells, and what to do where there is none', async () => {
    const { run } = await withCollector();
    expect((await run('test-alert', 'month')).complaints).toMatch(
      /409 Conflict: No Alertmanager is told of alerts; set alerting\.alertmanager_url/,
    );
    // The answer of the real route, which needs a real Alertmanager, is tried where there is one.
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.end(
        JSON.stringify({
          budget: 'a/b',
          alert: 'SpancostBudgetWarning',
          sent_to: ['budgets email finance@example.com'],
          silenced: true,
          accepted: true,
        }),
      );
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { output } = await spancost('budgets', 'test-alert', 'a/b', '--url', url);
    expect(asked).toEqual(['POST /api/v1/budgets/a%2Fb/test-alert']);
    expect(output).toMatch(
      /SpancostBudgetWarning for budget a\/b, for\n  budgets email finance@example\.com\nA silence in Alertmanager keeps it/,
    );
  });

  it('says every mistake of a budget on a line of its own, and what of spancost.yaml it does not change', async () => {
    const { run } = await withCollector();
    const bad = await run('add', 'b', '--amount', '-5', '--period', 'hourly', '--time-zone', 'Mars', '--per', 'team');
    expect(bad.code).toBe(1);
    expect(bad.complaints).toMatch(
      /422 Unprocessable Entity:\n  amount_usd: .*\n  period: .*\n  time_zone: .*\n  per: write tenant or user$/,
    );
    expect((await run('set', 'month', '--amount', '5')).complaints).toMatch(
      /409 Conflict: Budget "month" is written in spancost\.yaml; change it there/,
    );
    expect((await run('add', 'month', '--amount', '5', '--period', 'daily')).complaints).toMatch(/409 Conflict/);
  });

  it.each([
    [['show'], /missing required argument 'name'/],
    [['add'], /missing required argument 'name'/],
    [['set', 'day'], /Say what to change, such as --amount 20/],
    [['set', 'day', '--active', 'maybe'], /Allowed choices are yes, no/],
    [['check', '--team', 'x'], /unknown option '--team'/],
    [['frobnicate'], /./],
  ] as const)('%s ends with 2 and says why', async (args, says) => {
    const ran = await spancost('budgets', ...args);
    expect([ran.code, ran.complaints]).toEqual([2, expect.stringMatching(says)]);
  });
});
