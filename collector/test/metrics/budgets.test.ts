import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { GPT5, span, traces } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const MONTH: Budget = {
  name: 'team',
  amountUsd: '250.50',
  period: 'monthly',
  timeZone: 'Europe/Berlin',
  ...PLAIN_BUDGET,
};

/** 23:30 UTC on 31 October is 00:30 on 1 November in Berlin, which is an hour ahead since 25 October. */
const OCTOBER_IN_BERLIN = Date.parse('2026-10-31T22:30:00Z');
const NOVEMBER_IN_BERLIN = Date.parse('2026-10-31T23:30:00Z');

describe('a budget', () => {
  it('of a month in Berlin begins at midnight there: $0.00325 of October and $0.0065 of November, an hour later', async () => {
    let now = OCTOBER_IN_BERLIN;
    const collector = await runCollector({ budgets: [MONTH] }, { clock: () => now });
    const gauge = (what: string) => collector.sample(`spancost_budget_${what}`, { budget: 'team', period: 'monthly' });
    await collector.send('traces', traces([span({ start: OCTOBER_IN_BERLIN - 1000 })]));
    expect(await gauge('spend_usd')).toBe(0.00325);
    expect(await gauge('limit_usd')).toBe(250.5);
    expect(await gauge('period_start_timestamp_seconds')).toBe(Date.parse('2026-09-30T22:00:00Z') / 1000);
    expect(await gauge('period_end_timestamp_seconds')).toBe(Date.parse('2026-10-31T23:00:00Z') / 1000);

    now = NOVEMBER_IN_BERLIN;
    expect(await gauge('spend_usd')).toBe(0);
    await collector.send('traces', traces([span({ start: now }), span({ start: now })]));
    expect(await gauge('spend_usd')).toBe(0.0065);
    // A late report belongs to the month in which the call was made.
    await collector.send('traces', traces([span({ start: OCTOBER_IN_BERLIN })]));
    expect(await gauge('spend_usd')).toBe(0.0065);
    expect(await gauge('period_start_timestamp_seconds')).toBe(Date.parse('2026-10-31T23:00:00Z') / 1000);
    expect(await collector.sample('spancost_spend_usd', { period: 'lifetime' })).toBe(0.013);
    expect(await collector.sample('spancost_spend_usd', { period: 'this_month' })).toBe(0.013);
  });

  it.each([
    ['daily', '2026-11-21T23:00:00Z', '2026-11-22T23:00:00Z'],
    ['weekly', '2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z'],
    ['monthly', '2026-10-31T23:00:00Z', '2026-11-30T23:00:00Z'],
  ] as const)('that is %s runs from %s to %s on Sunday 22 November in Berlin', async (period, from, to) => {
    const collector = await runCollector({ budgets: [{ ...MONTH, period }] }, { clock: () => Date.parse('2026-11-22T12:00:00Z') });
    expect(await collector.sample('spancost_budget_period_start_timestamp_seconds')).toBe(Date.parse(from) / 1000);
    expect(await collector.sample('spancost_budget_period_end_timestamp_seconds')).toBe(Date.parse(to) / 1000);
  });

  it('counts the calls of its scope only, corrections included', async () => {
    const scopes: Record<string, Budget['scope']> = {
      all: {},
      chat: { feature: 'chat' },
      'acme-chat': { tenant: 'acme', feature: 'chat' },
      gpt5: { model: 'gpt-5-2025-08-07', provider: 'openai' },
      user: { user: "o'neil" },
      production: { environment: 'production', service: 'shop' },
    };
    const budgets = Object.entries(scopes).map(([name, scope]) => ({ ...MONTH, name, scope }));
    const collector = await runCollector({ budgets });
    const call = (attributes: Record<string, string>) => span({ attributes: { ...GPT5, ...attributes } });
    await collector.send(
      'traces',
      traces([
        call({ 'spancost.feature': 'chat', 'spancost.tenant': 'acme' }),
        call({ 'spancost.feature': 'chat' }),
        call({ 'user.id': "o'neil" }),
      ]),
    );
    await collector.send('traces', traces([call({})], { 'service.name': 'shop', 'deployment.environment.name': 'production' }));
    const spent: Record<string, number | undefined> = {};
    for (const { name } of budgets) spent[name] = await collector.sample('spancost_budget_spend_usd', { budget: name });
    expect(spent).toEqual({ all: 0.013, chat: 0.0065, 'acme-chat': 0.00325, gpt5: 0.013, user: 0.00325, production: 0.00325 });

    const [row] = await collector.calls('?tenant=acme');
    const body = JSON.stringify({ cost_usd: '1', reason: 'r' });
    await collector.post(`/api/v1/usage/${row!.call_id}/corrections`, body, { 'content-type': 'application/json' });
    expect(await collector.sample('spancost_budget_spend_usd', { budget: 'acme-chat' })).toBe(1);
  });
});
