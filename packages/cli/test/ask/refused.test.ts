import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../../../test/free-ports.ts';
import { spancost } from '../prices/run-command.ts';
import { startSeeded, type SeededCollector } from './seeded-collector.ts';

/** Everything that asks a collector. */
const COMMANDS: readonly (readonly string[])[] = [
  ['report'],
  ['summary'],
  ['usage', 'list'],
  ['usage', 'show', 'd706ca3d4394f680dc665c001fcf4e50'],
  ['usage', 'user', 'ann'],
  ['top', 'users'],
  ['trend'],
  ['cau'],
  ['project'],
  ['errors'],
  ['suggest'],
];

const TOKEN = 'spancost_refused_token_of_a_tenant_aaaaaaaaaaaaaaaa';

let collector: SeededCollector;
beforeAll(async () => {
  const sha256 = createHash('sha256').update(TOKEN).digest('hex');
  collector = await startSeeded({ auth: { tokens: [{ name: 'acme', sha256, role: 'viewer', tenant: 'acme' }] } }, []);
});
afterAll(() => collector.close());

describe.each(COMMANDS)('spancost %s %s %s', (...given) => {
  const words = given.filter((word) => typeof word === 'string');

  it('says that no collector answers, and what to do; exit code 1', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    expect(await spancost(...words, '--url', url)).toMatchObject({
      code: 1,
      output: '',
      complaints: `spancost: no collector answers at ${url} (ECONNREFUSED). Start one with "spancost up", or pass its address with --url.`,
    });
  });

  it('says that a token is missing or wrong, and where it is passed; exit code 1', async () => {
    for (const token of [[], ['--token', `${TOKEN}x`]]) {
      const { code, output, complaints } = await spancost(...words, '--url', collector.url, ...token);
      expect({ code, output }).toEqual({ code: 1, output: '' });
      expect(complaints).toMatch(/answered 401 Unauthorized: .*--token or SPANCOST_TOKEN\.$/s);
      expect(complaints).not.toContain(TOKEN);
    }
  });
});

it.each([
  [['top', 'users'], 'Ask again.'],
  [['ledger', 'forget', '--user', 'ann'], 'It may have done all of it or nothing: look before you send it again.'],
])('of a collector that goes away in the middle, %j says what is known of it', async (words, advice) => {
  const server = createServer((request) => void request.socket.destroy());
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { code, complaints } = await spancost(...words, '--url', url);
  expect(code).toBe(1);
  expect(complaints).toContain(`the connection to the collector at ${url} ended before it answered`);
  expect(complaints).toContain(advice);
});

it.each([
  [['usage', '--days', '0'], '--days: write how many days back from now, a whole number from 1 to 3660'],
  [['usage', '--days', '1e3'], '--days: write how many days back from now'],
  [['usage', '--days', '7', '--from', '2026-11-01'], 'say the time once: by --days, by --period, or by --from and --to'],
  [['usage', '--from', '2026-02-30'], '--from: a day such as 2026-11-01'],
  [['usage', '--to', 'tomorrow'], '--to: a day such as 2026-11-01'],
  [['usage', '--time-zone', 'Mars/Olympus'], '--time-zone: write the IANA name of a time zone'],
  [['usage', '--min-cost-usd', '-1'], '--min-cost-usd: a plain decimal of US dollars'],
  [['usage', '--user', ''], '--user: a text of 1 to 5000 characters'],
  [['usage', '--cursor', 'x'], '--cursor: the next_cursor of the page before'],
  [['usage', '--limit', '10001'], '--limit: write how many are wanted, a whole number from 1 to 10000'],
  [['usage', '--status', 'ok'], 'Allowed choices are success, error, timeout, rate_limited, cancelled'],
  [['usage', '--period', 'november'], 'Allowed choices are today, yesterday'],
  [['usage', 'show'], "missing required argument 'call_id'"],
  [['top'], "missing required argument 'dimensions'"],
  [['top', 'spenders'], 'Write one or two of users, tenants'],
  [['top', 'users,user'], 'Write one dimension, or two different ones'],
  [['top', 'users,models,tasks'], 'Write one dimension, or two different ones'],
  [['top', 'users', '--order', 'price'], 'Allowed choices are -cost, cost'],
  [['trend', '--by', 'users,models'], 'Write one dimension.'],
  [['trend', '--interval', 'yearly'], 'Allowed choices are hourly, daily, weekly, monthly'],
  [['report', '--by', 'cost'], 'Write one or two of users, tenants'],
  [['project', '--period', 'hourly'], 'Allowed choices are daily, weekly, monthly'],
  [['summary', '--date', '22.11.2026'], '--date: a day such as 2026-11-01'],
  [['cau', '--url', 'localhost'], 'The address of the collector (--url or SPANCOST_URL) is "localhost"'],
  [['cau', '--token', 'two words'], 'The token (--token or SPANCOST_TOKEN) has a space'],
  [['cau', '--ledger', '/nowhere/l.duckdb'], 'There is no ledger at /nowhere/l.duckdb.'],
  [['cau', '--ledger', 'l.duckdb', '--url', 'http://127.0.0.1:1'], 'Either --ledger or --url, not both.'],
  [['cau', '--config', 'spancost.yaml'], '--config goes with --ledger'],
  [['completion', 'powershell'], 'Allowed choices are bash, zsh, fish'],
])('spancost %j is exit code 2: %s', async (words, says) => {
  const { code, output, complaints } = await spancost(...words);
  expect({ code, output }).toEqual({ code: 2, output: '' });
  expect(complaints).toContain(says);
});

it('a tenant is answered about another as if there were nothing, and told of budgets only of its own', async () => {
  const asTenant = ['--json', '--url', collector.url, '--token', TOKEN];
  expect(JSON.parse((await spancost('top', 'users', '--tenant', 'globex', ...asTenant)).output)).toMatchObject({ groups: [], rest: null });
  expect(JSON.parse((await spancost('report', '--tenant', 'acme', ...asTenant)).output)).toMatchObject({ budgets: [{ status: null }] });
  const ofOthers = await spancost('report', '--tenant', 'globex', ...asTenant);
  expect(ofOthers).toMatchObject({ code: 0, complaints: '' });
  expect(JSON.parse(ofOthers.output)).toMatchObject({ today: { total_requests: 0 }, this_month: { cost_usd: '0' }, budgets: [] });
});

it('a role or a limit that is in the way is named, and no role that would not help', async () => {
  const as = ['--url', collector.url, '--token', TOKEN];
  for (const words of [['margin'], ['budgets', 'add', 'more', '--amount', '1', '--period', 'daily']])
    expect((await spancost(...words, ...as)).complaints).toMatch(
      /answered 403 Forbidden: This token .*\. Pass another token with --token or SPANCOST_TOKEN\.$/s,
    );
});
