import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ConfigReloadAnswer } from '@spancost/api';
import { span, traces } from '../otlp-json.ts';
import { eventually } from '../prices/eventually.ts';
import { runCollector } from '../running-collector.ts';
import { followedCollector, sha256, type FollowedCollector } from './followed-collector.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const budget = (name: string, amount: number): string => `budgets:\n  - { name: ${name}, amount_usd: ${amount}, period: daily }\n`;
const limitOf = (collector: FollowedCollector, name: string) => collector.sample('spancost_budget_limit_usd', { budget: name });
const good = (collector: FollowedCollector) => collector.sample('spancost_config_last_reload_successful');

async function reload(collector: FollowedCollector, headers: Record<string, string> = {}): Promise<readonly [number, ConfigReloadAnswer]> {
  const response = await collector.post('/api/v1/config/reload', '{}', { ...JSON_TYPE, ...headers });
  return [response.status, (await response.json()) as ConfigReloadAnswer];
}

it('budgets are others as soon as the file has changed: $10 becomes $20, and a budget that is gone has no series', async () => {
  const collector = await followedCollector(budget('day', 10));
  expect(await limitOf(collector, 'day')).toBe(10);
  collector.write(budget('day', 20));
  await eventually(() => limitOf(collector, 'day'), 20);
  collector.write(budget('team', 5));
  await eventually(() => limitOf(collector, 'team'), 5);
  expect(await limitOf(collector, 'day')).toBeUndefined();
});

it('POST /api/v1/config/reload says what is in force from now on, and what takes a restart', async () => {
  const collector = await followedCollector(budget('day', 10));
  collector.write(`${budget('day', 20)}features: { chat: Chat }\nlog: { level: warn }\nlimits: { label_values: 5 }\nenvironment: e\n`);
  const [status, answer] = await reload(collector);
  expect(status).toBe(200);
  expect(answer).toMatchObject({ changed: ['budgets', 'features', 'log.level'], restart_needed: ['limits.label_values', 'environment'] });
  expect(await collector.sample('spancost_config_restart_needed')).toBe(2);
  const warnings = () => collector.logged.filter(({ level }) => level === 40);
  expect(warnings()).toMatchObject([{ options: ['limits.label_values', 'environment'] }]);
  await reload(collector);
  expect(warnings()).toHaveLength(1);
  collector.write(budget('day', 20));
  expect((await reload(collector))[1]).toMatchObject({ changed: ['features', 'log.level'], restart_needed: [] });
  expect(await collector.sample('spancost_config_restart_needed')).toBe(0);
});

it('display names of features are those of the file as it is', async () => {
  const collector = await followedCollector('');
  await collector.send(
    'traces',
    traces([
      span({
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'openai',
          'gen_ai.request.model': 'gpt-5',
          'gen_ai.usage.input_tokens': 1,
          'gen_ai.usage.output_tokens': 1,
          'spancost.feature': 'chat',
        },
      }),
    ]),
  );
  const name = async () => (await collector.stats()).by_feature.find(({ feature }) => feature === 'chat')?.display_name;
  expect(await name()).toBe('chat');
  collector.write('features: { chat: Support chat }\n');
  await reload(collector);
  expect(await name()).toBe('Support chat');
});

it('the ceiling is another one as soon as the file says so: 1,000 unpriced tokens are $0.10, then $1, and nothing at zero', async () => {
  const ceiling = (usd: string): string => `${budget('day', 10)}unpriced_ceiling: { usd_per_million_tokens: ${usd} }\n`;
  const noon = Date.parse('2026-11-22T12:00:00Z');
  const began = Date.now();
  const collector = await followedCollector(budget('day', 10), { clock: () => noon + (Date.now() - began) });
  const unpriced = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'nobody-1' };
  await collector.send(
    'traces',
    traces([
      span({
        start: noon - 1000,
        attributes: { ...unpriced, 'gen_ai.usage.input_tokens': 900, 'gen_ai.usage.output_tokens': 100 },
      }),
    ]),
  );
  const spent = () => collector.sample('spancost_budget_spend_usd', { budget: 'day' });
  expect(await spent()).toBe(0.1);
  for (const [usd, expected] of [
    ['1000', 1],
    ['0', 0],
  ] as const) {
    collector.write(ceiling(usd));
    expect((await reload(collector))[1]).toMatchObject({ changed: ['unpriced_ceiling.usd_per_million_tokens'], restart_needed: [] });
    expect(await spent()).toBe(expected);
  }
});

it.each([
  ['an unknown key', 'budgts: []\n', /spancost\.yaml:4:1: unknown key "budgts"; did you mean "budgets"\?/],
  [
    'a budget of a time zone nobody knows',
    'budgets:\n  - { name: day, amount_usd: 99, period: daily, time_zone: Nowhere/Land }\n',
    /spancost\.yaml:5:49: budgets\.0\.time_zone: write an IANA time zone/,
  ],
  [
    'a budget of an interval without one, behind a good one',
    'budgets:\n  - { name: day, amount_usd: 99, period: daily }\n  - { name: b, amount_usd: 1, period: interval }\n',
    /spancost\.yaml:6:5: budgets\.1\.interval: a budget with period interval needs interval/,
  ],
  [
    'a ceiling below zero',
    'unpriced_ceiling: { usd_per_call: -1 }\n',
    /spancost\.yaml:4:21: unpriced_ceiling\.usd_per_call: write a plain/,
  ],
  ['YAML that is none', 'budgets: [\n', /spancost\.yaml:\d+:\d+: not valid YAML/],
  [
    'two tokens of one name',
    `auth:\n  tokens:\n    - &a { name: a, role: admin, sha256: ${sha256('a')} }\n    - *a\n`,
    /called "a" as well/,
  ],
])('%s changes nothing, is a 422 with file and line, is logged, and shows on a gauge until it is mended', async (_, text, problem) => {
  const collector = await followedCollector(budget('day', 10));
  expect(await good(collector)).toBe(1);
  collector.write(text);
  const response = await collector.post('/api/v1/config/reload', '{}', JSON_TYPE);
  expect(response.status).toBe(422);
  expect(((await response.json()) as { detail: string }).detail).toMatch(problem);
  expect(await good(collector)).toBe(0);
  expect(await collector.sample('spancost_config_reload_errors_total')).toBeGreaterThanOrEqual(1);
  expect(await limitOf(collector, 'day')).toBe(10);
  expect(collector.logged.filter(({ level }) => level === 50)[0]).toMatchObject({ err: { message: expect.stringMatching(problem) } });
  collector.write(budget('day', 11));
  await reload(collector);
  expect([await good(collector), await limitOf(collector, 'day')]).toEqual([1, 11]);
});

it('a token can be added and taken away while the collector runs; the last one stays while others reach it', async () => {
  const tokens = (...names: string[]): string =>
    `auth:\n  tokens:\n${names.map((name) => `    - { name: ${name}, role: admin, sha256: ${sha256(name)} }\n`).join('')}`;
  const collector = await followedCollector(tokens('a'));
  const ask = async (token: string) => (await collector.get('/api/v1/stats', { authorization: `Bearer ${token}` })).status;
  expect([await ask('a'), await ask('b')]).toEqual([200, 401]);
  collector.write(tokens('b'));
  expect((await reload(collector, { authorization: 'Bearer a' }))[0]).toBe(200);
  expect([await ask('a'), await ask('b')]).toEqual([401, 200]);
});

it('without a file there is nothing to be read again: 409', async () => {
  const collector = await runCollector();
  const response = await collector.post('/api/v1/config/reload', '{}', JSON_TYPE);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ detail: expect.stringContaining('start it with --config') });
});

it('a file that was emptied takes away neither budgets nor tokens; {} does', async () => {
  const collector = await followedCollector(
    `${budget('day', 10)}auth:\n  tokens:\n    - { name: ann, role: admin, sha256: ${sha256('ann')} }\n`,
  );
  const ann = { authorization: 'Bearer ann' };
  writeFileSync(collector.file, '\n');
  expect(await reload(collector, ann)).toEqual([
    422,
    expect.objectContaining({ detail: expect.stringMatching(/spancost\.yaml: is empty; write it again, or \{\}/) }),
  ]);
  expect((await collector.get('/api/v1/budgets')).status).toBe(401);
  writeFileSync(collector.file, '{}\n');
  expect((await reload(collector, ann))[0]).toBe(200);
  expect(await (await collector.get('/api/v1/budgets')).json()).toEqual({ budgets: [] });
});
