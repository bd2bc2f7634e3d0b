import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, runCollector, type RunningCollector } from '../running-collector.ts';
import { span, traces } from '../otlp-json.ts';
import { alerting, budget, recipients } from './budgets.ts';
import { startFakeAlertmanager } from './fake-alertmanager.ts';

const IN_FORCE = 'spancost_alertmanager_last_reload_successful';
const FAILED = 'spancost_alertmanager_reload_errors_total';
const TEAM = budget('team', { recipients: recipients({ email: ['finance@example.com'] }) });

const testAlert = (collector: RunningCollector, name = 'team'): Promise<Response> =>
  fetch(`${collector.url}/api/v1/budgets/${encodeURIComponent(name)}/test-alert`, { method: 'POST' });

async function detail(response: Response): Promise<readonly [number, string]> {
  return [response.status, ((await response.json()) as { readonly detail: string }).detail];
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt === 200) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('an Alertmanager that never answers keeps neither the start, nor a call, nor the end waiting', { timeout: 20_000 }, async () => {
  const fake = await startFakeAlertmanager();
  fake.answer = () => undefined;
  const configFile = join(temporaryFolder(), 'alertmanager.yml');
  const begin = performance.now();
  const collector = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url, configFile }) });
  expect((await collector.send('traces', traces([span()]))).status).toBe(200);
  expect((await collector.get('/readyz')).status).toBe(200);
  await eventually(() => fake.requests.length === 1);
  expect(readFileSync(configFile, 'utf8')).toContain('finance@example.com');
  await collector.close();
  expect(performance.now() - begin).toBeLessThan(8000);
});

it('/metrics says whether Alertmanager has what is wanted, and why not; nothing where no configuration is written', async () => {
  const fake = await startFakeAlertmanager();
  fake.answer = () => ({ status: 500, body: 'no' });
  const configFile = join(temporaryFolder(), 'alertmanager.yml');
  const collector = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url, configFile }) });
  await eventually(async () => (await collector.sample(FAILED, { reason: 'refused' })) === 1);
  expect([await collector.sample(IN_FORCE), existsSync(configFile)]).toEqual([0, false]);
  fake.answer = () => ({ status: 200 });
  await eventually(async () => (await collector.sample(IN_FORCE)) === 1);
  const other = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url }) });
  expect([await other.sample(IN_FORCE), await other.sample(FAILED, { reason: 'unreachable' })]).toEqual([undefined, 0]);
});

it('a budget that the API makes, changes and removes is in the file within seconds, and Alertmanager asked each time', async () => {
  const fake = await startFakeAlertmanager();
  const configFile = join(temporaryFolder(), 'alertmanager.yml');
  const collector = await runCollector({ alerting: alerting({ alertmanagerUrl: fake.url, configFile }) });
  const written = (): string => (existsSync(configFile) ? readFileSync(configFile, 'utf8') : '');
  await eventually(() => fake.requests.length === 1);
  const json = { 'content-type': 'application/json' };
  const made = { name: 'm', amount_usd: '5', period: 'daily', recipients: { email: ['one@example.com'] } };
  expect((await collector.post('/api/v1/budgets', JSON.stringify(made), json)).status).toBe(201);
  await eventually(() => written().includes('one@example.com'));
  const patch = {
    method: 'PATCH',
    headers: { 'content-type': 'application/merge-patch+json' },
    body: JSON.stringify({ recipients: { email: ['two@example.com'] } }),
  };
  expect((await fetch(`${collector.url}/api/v1/budgets/m`, patch)).status).toBe(200);
  await eventually(() => written().includes('two@example.com') && !written().includes('one@example.com'));
  await fetch(`${collector.url}/api/v1/budgets/m`, { method: 'DELETE' });
  await eventually(() => !written().includes('two@example.com') && fake.requests.length === 4);
});

it('a test alert without an Alertmanager is a 409, of a budget that is not there a 404, and both say what to do', async () => {
  const collector = await runCollector({ budgets: [TEAM] });
  expect(await detail(await testAlert(collector))).toEqual([
    409,
    'No Alertmanager is told of alerts; set alerting.alertmanager_url in spancost.yaml',
  ]);
  expect(await detail(await testAlert(collector, 'a/b'))).toEqual([
    404,
    'There is no budget "a/b"; GET /api/v1/budgets lists those there are',
  ]);
});

it.each([
  ['refuses the alert', { status: 400, body: '{"code":601,"message":"bad"}' }, 'Alertmanager answered 400 {"code":601,"message":"bad"}'],
  [
    'is behind a proxy that wants a token',
    { status: 401, body: 'who are you' },
    'answered 401 who are you; see alerting.alertmanager_url and alerting.headers',
  ],
  ['is something else', { status: 200, body: '<html>' }, 'does not answer as Alertmanager 0.25 or later does'],
])('a test alert where Alertmanager %s is a 502 with its words', async (_, answer, words) => {
  const fake = await startFakeAlertmanager();
  fake.answer = () => answer;
  const collector = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url }) });
  const [status, said] = await detail(await testAlert(collector));
  expect([status, said]).toEqual([502, expect.stringContaining(words)]);
  expect(said).toMatch(/\. The test alert was not sent; mend this and send it again$/);
});

it('a test alert where nobody is there is a 502, one that nobody would read a 409, and a silence is told', async () => {
  const fake = await startFakeAlertmanager();
  const answers = (receivers: readonly string[], silencedBy: readonly string[]): string =>
    JSON.stringify([{ receivers: receivers.map((name) => ({ name })), status: { silencedBy, inhibitedBy: [], state: 'active' } }]);
  const collector = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url }) });
  fake.answer = ({ method }) => ({ status: 200, body: method === 'GET' ? answers(['nobody'], []) : '' });
  expect(await detail(await testAlert(collector))).toEqual([409, expect.stringContaining('give it recipients, or set alerting.operators')]);
  fake.answer = ({ method }) => ({ status: 200, body: method === 'GET' ? answers(['budgets email a@example.com'], ['1']) : '' });
  expect(await (await testAlert(collector)).json()).toEqual({
    budget: 'team',
    alert: 'SpancostBudgetWarning',
    sent_to: ['budgets email a@example.com'],
    silenced: true,
    accepted: true,
  });
  const away = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: 'http://127.0.0.1:1' }) });
  expect(await detail(await testAlert(away))).toEqual([
    502,
    expect.stringContaining('Alertmanager cannot be reached at http://127.0.0.1:1: '),
  ]);
});

it('what Alertmanager refuses of the configuration is said to who sends a test alert', async () => {
  const fake = await startFakeAlertmanager();
  fake.answer = () => ({ status: 500, body: 'failed to reload config: line 3' });
  const configFile = join(temporaryFolder(), 'alertmanager.yml');
  writeFileSync(configFile, 'before');
  const collector = await runCollector({ budgets: [TEAM], alerting: alerting({ alertmanagerUrl: fake.url, configFile }) });
  expect(await detail(await testAlert(collector))).toEqual([
    502,
    expect.stringContaining('Alertmanager answered 500 failed to reload config: line 3'),
  ]);
  expect(readFileSync(configFile, 'utf8')).toBe('before');
});
