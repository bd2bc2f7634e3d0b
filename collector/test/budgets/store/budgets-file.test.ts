import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { budgetsFileOf, readBudgetsFile } from '../../../src/budgets/store/budgets-file.ts';
import { askBudgets } from '../../http/budgets/ask-budgets.ts';
import { runCollector, temporaryFolder } from '../../running-collector.ts';

const MOVE_AWAY =
  /; (?:start that one, or )?mend the file, put back a copy of it, or move it away to start without the budgets that were made through the API$/;

const entry = (members: string): string =>
  `{\n  "format": 1,\n  "budgets": [\n    { "name": "a", "amount_usd": "1", "period": "daily"${members} }\n  ]\n}\n`;

describe('a file of budgets that cannot be used', () => {
  it.each<[what: string, text: string, place: string, problem: RegExp]>([
    ['is empty', '', '', /is not JSON/],
    ['ends in the middle', entry('').slice(0, 40), '', /is not JSON/],
    ['has bytes that are no text', 'latin-1 \xff', '', /is not JSON: it has bytes that are no UTF-8/],
    ['is a list', '[]', '', /is no file of budgets/],
    ['says no format', '{"budgets":[]}', '', /is no file of budgets/],
    ['has budgets that are none', '{"format":1,"budgets":{"a":1}}', '', /is no file of budgets/],
    ['has something else', '{"format":1,"budgets":[],"more":1}', '', /is no file of budgets/],
    [
      'is of a newer collector',
      '{"format":2,"budgets":[],"more":1}',
      '',
      /was written by a newer collector, in its form 2; start that one/,
    ],
    ['has an amount of zero', entry('').replace('"1"', '"0"'), ':4:20', /budgets\.0\.amount_usd: write an amount above zero/],
    ['has a key that nobody knows', entry(', "perr": "user"'), ':4:5', /budgets\.0: unknown key "perr"; did you mean "per"\?/],
    ['has a zone that nobody knows', entry(', "time_zone": "Mars"'), ':4:58', /budgets\.0\.time_zone: write an IANA time zone/],
    [
      'has a name twice',
      entry(' }, { "name": "a", "amount_usd": "2", "period": "daily"'),
      ':4:62',
      /budgets\.1\.name: another budget before it is called "a"/,
    ],
    [
      'has a fixed period without its ends',
      entry('').replace('daily', 'fixed'),
      ':4:5',
      /budgets\.0\.from: a budget with period fixed needs from and to/,
    ],
  ])('because it %s ends the start, says where and what to do, and stays as it is', (_, text, place, problem) => {
    const file = join(temporaryFolder(), 'ledger.duckdb.budgets.json');
    writeFileSync(file, text, text.includes('\xff') ? 'latin1' : 'utf8');
    let thrown: unknown;
    try {
      readBudgetsFile(file, 'UTC');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigError);
    const { message } = thrown as ConfigError;
    expect(message.split(': ')[0]).toBe(file + place);
    expect(message).toMatch(problem);
    expect(message).toMatch(MOVE_AWAY);
    expect(readFileSync(file, text.includes('\xff') ? 'latin1' : 'utf8')).toBe(text);
  });

  it('ends the start of a real collector, which starts without it', async () => {
    const path = join(temporaryFolder(), 'ledger.duckdb');
    writeFileSync(budgetsFileOf(path), '{');
    await expect(runCollector({ ledger: { path } })).rejects.toThrow(`${path}.budgets.json: is not JSON`);
    rmSync(budgetsFileOf(path));
    expect(await askBudgets(await runCollector({ ledger: { path } })).list()).toEqual([]);
  });
});

describe('the file of budgets', () => {
  it('is read by its owner only, has what was sent, and nothing is left of how it was written', async () => {
    const collector = await runCollector();
    const file = budgetsFileOf(collector.config.ledger.path);
    const budgets = askBudgets(collector);
    await budgets.create('{"name":"day","amount_usd":10.10,"period":"interval","interval":"10m","thresholds":[0.50,1]}');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      format: 1,
      budgets: [{ name: 'day', amount_usd: '10.10', period: 'interval', interval: '10m', thresholds: ['0.50', '1'] }],
    });
    expect(readdirSync(dirname(file)).filter((name) => name.includes('tmp'))).toEqual([]);
    expect(readBudgetsFile(file, 'Europe/Berlin')).toMatchObject([
      { budget: { name: 'day', amountUsd: '10.10', intervalMs: 600_000, thresholds: ['0.5', '1'], timeZone: 'Europe/Berlin' } },
    ]);
  });

  it('that cannot be written changes nothing: 503, and the budgets of before stay in force', async () => {
    const collector = await runCollector();
    const file = budgetsFileOf(collector.config.ledger.path);
    const budgets = askBudgets(collector);
    await budgets.create({ name: 'day', amount_usd: 10, period: 'daily' });
    rmSync(file);
    mkdirSync(join(file, 'in the way'), { recursive: true });
    for (const answer of [
      await budgets.create({ name: 'month', amount_usd: 200, period: 'monthly' }),
      await budgets.patch('day', { amount_usd: 20 }),
      await budgets.remove('day'),
    ])
      expect([answer.status, answer.body.detail]).toEqual([503, expect.stringMatching(/cannot be written; nothing was changed/)]);
    expect((await budgets.list()).map(({ budget }) => [budget.name, budget.amount_usd])).toEqual([['day', '10']]);
    expect(readdirSync(dirname(file)).filter((name) => name.includes('tmp'))).toEqual([]);
  });
});
