import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { authOf, testToken } from '../../access/tokens.ts';
import { recordingLogger } from '../../access/recording-logger.ts';
import { span, traces } from '../../otlp-json.ts';
import { runCollector } from '../../running-collector.ts';
import { askBudgets } from './ask-budgets.ts';

/** When a call is made and asked about, so that no midnight is between them. */
const NOON = Date.parse('2026-11-22T12:00:00Z');
const MONTH: Budget = { name: 'month', amountUsd: '200', period: 'monthly', timeZone: 'UTC', ...PLAIN_BUDGET };
const TEAM = { name: 'team a/b', amount_usd: '0.010', period: 'daily' };

describe('a budget that is made through the API', () => {
  it('is answered with 201, where it is and how it stands, and is on /metrics at the next scrape', async () => {
    const collector = await runCollector({}, { clock: () => NOON });
    await collector.send('traces', traces([span({ start: NOON - 1000 })]));
    const budgets = askBudgets(collector);
    expect(await collector.sample('spancost_budget_limit_usd', { budget: 'team a/b' })).toBeUndefined();
    const made = await budgets.create(TEAM);
    expect(made).toMatchObject({ status: 201, headers: { location: '/api/v1/budgets/team%20a%2Fb' } });
    expect(made.headers['etag']).toMatch(/^"[\da-f]{32}"$/);
    expect(made.body).toMatchObject({
      name: 'team a/b',
      source: 'api',
      shadowed: false,
      budget: { ...TEAM, time_zone: 'UTC', scope: {}, thresholds: ['0.8', '1'], forecast: true, active: true, enforce: 'off' },
      status: { amount_usd: '0.01', spent_usd: '0.00325', remaining_usd: '0.00675', used_percent: 32.5, state: 'ok', requests: 1 },
    });
    expect(await collector.sample('spancost_budget_limit_usd', { budget: 'team a/b' })).toBe(0.01);
    expect(await collector.sample('spancost_budget_spend_usd', { budget: 'team a/b' })).toBe(0.00325);
    expect((await collector.get(made.headers['location'] ?? '')).status).toBe(200);
  });

  it('is replaced, changed and taken away, each time in force at once: $0.00325 of $0.01, of $0.002, of none', async () => {
    const collector = await runCollector({}, { clock: () => NOON });
    await collector.send('traces', traces([span({ start: NOON - 1000 })]));
    const budgets = askBudgets(collector);
    await budgets.create(TEAM);
    const replaced = await budgets.replace('team a/b', { amount_usd: 0.002, period: 'weekly', scope: { feature: 'chat' } });
    expect(replaced.body).toMatchObject({ budget: { amount_usd: '0.002', period: 'weekly' }, status: { spent_usd: '0' } });
    const changed = await budgets.patch('team a/b', { scope: { feature: null }, thresholds: [0.5, 1] });
    expect(changed.body).toMatchObject({
      budget: { amount_usd: '0.002', period: 'weekly', scope: {}, thresholds: ['0.5', '1'] },
      status: { spent_usd: '0.00325', remaining_usd: '-0.00125', state: 'exceeded', warning: true, exceeded: true },
    });
    expect((await budgets.patch('team a/b', { active: false }, { 'content-type': 'text/plain' })).status).toBe(415);
    const off = await budgets.patch('team a/b', { active: false }, { 'content-type': 'application/merge-patch+json' });
    expect(off.body).toMatchObject({ budget: { active: false }, status: null });
    expect(await collector.sample('spancost_budget_limit_usd', { budget: 'team a/b' })).toBeUndefined();
    expect((await budgets.remove('team a/b')).status).toBe(204);
    expect(await budgets.list()).toEqual([]);
    expect((await budgets.get('team a/b')).status).toBe(404);
    expect((await budgets.remove('team a/b')).status).toBe(404);
    expect((await budgets.patch('team a/b', {})).status).toBe(404);
    expect((await budgets.replace('team a/b', TEAM)).status).toBe(404);
  });

  it('is found, changed, refused and removed by a name of 100 characters of which each is written with two units', async () => {
    const budgets = askBudgets(await runCollector());
    const name = `x${'😀'.repeat(99)}`;
    const made = await budgets.create({ ...TEAM, name });
    expect(made).toMatchObject({ status: 201, body: { name } });
    expect(await budgets.get(name)).toMatchObject({ status: 200, body: { name } });
    expect(await budgets.create({ ...TEAM, name })).toMatchObject({ status: 409, body: { detail: expect.stringContaining(`"${name}"`) } });
    expect((await budgets.patch(name, { amount_usd: '5' })).body).toMatchObject({ budget: { amount_usd: '5' } });
    expect((await budgets.remove(name)).status).toBe(204);
    expect((await budgets.get(name)).status).toBe(404);
  });

  it('of 20 who make one of the same name at once, one has made it, and the others are told that it is there', async () => {
    const budgets = askBudgets(await runCollector());
    const amounts = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
    const answers = await Promise.all(amounts.map((amount_usd) => budgets.create({ ...TEAM, amount_usd })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)?.body.detail).toBe(
      'There is a budget "team a/b" already; replace it with PUT /api/v1/budgets/team%20a%2Fb',
    );
    const [kept] = await budgets.list();
    expect(kept?.budget.amount_usd).toBe(amounts[statuses.indexOf(201)]);
  });

  it('that somebody else has changed meanwhile is not changed by who has seen it before: 412, with the ETag of now', async () => {
    const budgets = askBudgets(await runCollector());
    const seen = { 'if-match': (await budgets.create(TEAM)).headers['etag'] ?? '' };
    const changed = await budgets.patch('team a/b', { amount_usd: '2' }, seen);
    expect(changed.status).toBe(200);
    const now = changed.headers['etag'] ?? '';
    for (const refused of [
      await budgets.replace('team a/b', TEAM, seen),
      await budgets.patch('team a/b', { amount_usd: '3' }, seen),
      await budgets.patch('team a/b', { amount_usd: '3' }, { 'if-match': `W/${now}` }),
      await budgets.remove('team a/b', seen),
    ])
      expect(refused).toMatchObject({ status: 412, headers: { etag: now } });
    expect((await budgets.get('team a/b')).headers['etag']).toBe(now);
    expect((await budgets.remove('team a/b', { 'if-match': `"x", ${now}` })).status).toBe(204);
  });
});

describe('a budget of spancost.yaml', () => {
  it('is listed first and stands, and the API neither changes it nor makes another of its name', async () => {
    const budgets = askBudgets(await runCollector({ budgets: [MONTH] }));
    await budgets.create(TEAM);
    expect((await budgets.list()).map(({ name, source }) => [name, source])).toEqual([
      ['month', 'file'],
      ['team a/b', 'api'],
    ]);
    expect((await budgets.get('month')).body.status).toMatchObject({ amount_usd: '200', spent_usd: '0', state: 'ok' });
    const answers = [
      await budgets.create({ ...TEAM, name: 'month' }),
      await budgets.replace('month', TEAM),
      await budgets.patch('month', { active: false }),
      await budgets.remove('month'),
    ];
    for (const { status, body } of answers)
      expect([status, body.detail]).toEqual([409, 'Budget "month" is written in spancost.yaml; change it there']);
    expect((await budgets.get('month')).body.budget?.active).toBe(true);
  });
});

describe('who is told', () => {
  const SLACK = 'https://hooks.slack.com/services/T000/B000/secret';
  const recipients = { email: ['finance@example.com'], slack: [SLACK], webhook: ['https://example.com/hooks?key=secret'] };

  it('is shown to those who may set budgets, without what the addresses authorise by; no answer and no log has that', async () => {
    const admin = testToken({ role: 'admin' });
    const viewer = testToken({ role: 'viewer' });
    const { logger, lines } = recordingLogger('info');
    const collector = await runCollector({ auth: authOf(admin, viewer) }, { logger });
    const budgets = askBudgets(collector, admin.bearer);
    const made = await budgets.create({ ...TEAM, recipients });
    const shown = { email: ['finance@example.com'], slack: ['https://hooks.slack.com/…'], webhook: ['https://example.com/…'] };
    expect(made.body.budget?.recipients).toEqual(shown);
    expect((await askBudgets(collector, viewer.bearer).get('team a/b')).body.budget).not.toHaveProperty('recipients');

    const sentBack = await budgets.replace('team a/b', made.body.budget);
    expect(sentBack.status).toBe(422);
    expect(sentBack.body.problems?.map(({ path }) => path)).toEqual(['recipients.slack.0', 'recipients.webhook.0']);
    expect((await budgets.patch('team a/b', { amount_usd: '5' })).body.budget).toMatchObject({ amount_usd: '5', recipients: shown });

    await collector.close();
    expect(lines.join('')).not.toContain('secret');
    const changes = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ change }) => change !== undefined);
    expect(changes.map(({ token, change, budget }) => [token, change, (budget as { amount_usd: string }).amount_usd])).toEqual([
      ['admin', 'created', '0.010'],
      ['admin', 'changed', '5'],
    ]);
  });
});
