import { PLAIN_BUDGET, type Budget } from '@spancost/collector';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import type { BudgetStanding } from '../../../src/budgets/budgets.ts';
import { statusOfSpend } from '../../../src/budgets/status-of-spend.ts';
import type { LedgerViews } from '../../../src/ledger/views.ts';
import { budgetGauges } from '../../../src/metrics/spend/budget-gauges.ts';
import { GPT5, span, traces, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
/** 32 calls of $0.00325 are $0.104. */
const DAY: Budget = { ...PLAIN_BUDGET, name: 'day', amountUsd: '0.1', period: 'daily', timeZone: 'UTC' };

const call = (attributes: Attributes = {}, start = NOON - 60_000): object => span({ start, attributes: { ...GPT5, ...attributes } });
const calls = (count: number, attributes: Attributes = {}): readonly object[] => Array.from({ length: count }, () => call(attributes));

/** Samples of the budgets by name and labels without `spancost_budget_`, `budget` and `period`. */
async function shown(collector: RunningCollector, budget = 'day'): Promise<Record<string, number>> {
  const text = await (await collector.get('/metrics')).text();
  const samples = [...text.matchAll(/^spancost_budget_(\w+)\{(.*)\} (\S+)$/gm)].filter(([line]) => line.includes(`budget="${budget}"`));
  return Object.fromEntries(
    samples.map(([, name = '', labels = '', value]) => {
      const rest = labels.split(',').filter((label) => !/^(budget|period)=/.test(label));
      return [`${name.replace(/_usd$/, '')}${rest.length === 0 ? '' : ` ${rest.join(' ').replaceAll('"', '')}`}`, Number(value)];
    }),
  );
}

it('a budget of $0.10 a day shows its spend, what of it is assumed, its thresholds in dollars, its pace and its period', async () => {
  const collector = await runCollector({ budgets: [DAY] }, { clock: () => NOON });
  await collector.send('traces', traces([call(), call({ 'gen_ai.response.model': 'nobody-1' }, NOON - 600_000)]));
  expect(await shown(collector)).toEqual({
    // 1,200 tokens of a model that nobody has priced, at $100 a million.
    spend: 0.12325,
    assumed: 0.12,
    limit: 0.1,
    'threshold threshold=0.8': 0.08,
    'threshold threshold=1': 0.1,
    'burn_rate_ratio window=5m': 9.36,
    'burn_rate_ratio window=1h': 29.58,
    period_start_timestamp_seconds: Date.UTC(2026, 10, 22) / 1000,
    period_end_timestamp_seconds: Date.UTC(2026, 10, 23) / 1000,
    'top_cause dimension=feature value=unattributed': 0.00325,
    'top_cause dimension=model value=gpt-5-2025-08-07': 0.00325,
    'top_cause dimension=user value=unattributed': 0.00325,
  });
});

it('the three greatest features, models and users are named from the lowest threshold on, and no more when a correction takes it back', async () => {
  const collector = await runCollector({ budgets: [DAY] }, { clock: () => NOON });
  const causes = async () => Object.keys(await shown(collector)).filter((name) => name.startsWith('top_cause'));
  await collector.send(
    'traces',
    traces([...calls(9, { 'spancost.feature': 'chat', 'user.id': 'ann' }), ...calls(6, { 'spancost.feature': 'search' })]),
  );
  await collector.send(
    'traces',
    traces([...calls(5, { 'spancost.feature': 'sum', 'user.id': 'bob' }), ...calls(4, { 'spancost.feature': 'rare' })]),
  );
  expect(await causes()).toEqual([]);
  await collector.send('traces', traces([call({ 'spancost.feature': 'chat', 'user.id': 'ann' })]));
  expect(await causes()).toEqual([
    'top_cause dimension=feature value=chat',
    'top_cause dimension=feature value=search',
    'top_cause dimension=feature value=sum',
    'top_cause dimension=model value=gpt-5-2025-08-07',
    'top_cause dimension=user value=ann',
    'top_cause dimension=user value=unattributed',
    'top_cause dimension=user value=bob',
  ]);
  expect((await shown(collector))['top_cause dimension=feature value=chat']).toBe(0.0325);
  const [row] = await collector.calls();
  const correction = JSON.stringify({ cost_usd: '0', reason: 'refunded' });
  await collector.post(`/api/v1/usage/${row!.call_id}/corrections`, correction, { 'content-type': 'application/json' });
  expect((await shown(collector))['spend']).toBe(0.078);
  expect(await causes()).toEqual([]);
});

it('each user of a budget of its own has series from half of it on, is counted by state before, and has none the day after', async () => {
  let now = NOON;
  const each: Budget = { ...DAY, name: 'each', amountUsd: '0.0065', per: 'user' };
  const collector = await runCollector({ budgets: [each] }, { clock: () => now });
  const long = 'u'.repeat(129);
  await collector.send(
    'traces',
    traces([
      ...calls(2, { 'user.id': 'ann' }),
      ...calls(1, { 'user.id': 'bob' }),
      ...calls(1),
      ...calls(3, { 'user.id': long }),
      call({ 'user.id': 'eve', 'gen_ai.usage.output_tokens': 100 }),
    ]),
  );
  const samples = await shown(collector, 'each');
  expect(samples).toMatchObject({
    'targets state=ok': 2,
    'targets state=warning': 0,
    'targets state=exceeded': 2,
    'spend target=ann': 0.0065,
    'limit target=ann': 0.0065,
    'threshold target=ann threshold=0.8': 0.0052,
    'spend target=bob': 0.00325,
    'top_cause target=ann dimension=model value=gpt-5-2025-08-07': 0.0065,
  });
  expect(Object.keys(samples).filter((name) => /target=eve|target=uuu|dimension=user|^spend$|^limit$/.test(name))).toEqual([]);
  now += 86_400_000;
  expect(await shown(collector, 'each')).toEqual({ 'targets state=ok': 0, 'targets state=warning': 0, 'targets state=exceeded': 0 });
});

it('a fixed budget is shown until it ends, one that is not active never', async () => {
  let now = NOON;
  const fixed: Budget = { ...DAY, name: 'offer', period: 'fixed', from: NOON + 1000, to: NOON + 2000 };
  const collector = await runCollector({ budgets: [fixed, { ...DAY, active: false }] }, { clock: () => now });
  expect(await shown(collector, 'offer')).toMatchObject({ spend: 0, limit: 0.1, period_start_timestamp_seconds: fixed.from! / 1000 });
  now = NOON + 1500;
  await collector.send('traces', traces([call({}, now)]));
  expect(await shown(collector, 'offer')).toMatchObject({ spend: 0.00325 });
  now = NOON + 2000;
  expect(await shown(collector, 'offer')).toEqual({});
  expect(await shown(collector, 'day')).toEqual({});
});

it('a forecast is shown with its band, unless nobody is to be told of it', async () => {
  const standing = (budget: Budget): BudgetStanding => {
    const range = { from: NOON, to: NOON + 1000 };
    const spend = { cost: 0n, requests: 0, unpricedRequests: 0n, unpricedTokens: 0n };
    const status = statusOfSpend({ budget, range, at: NOON, spend, ceiling: { perToken: 0n, perCall: 0n } });
    const forecast = { expected: 0.2, low: 0.1, high: 0.4 };
    return { budget, range, at: NOON, status: { ...status, forecast }, targets: [], targetsByState: { ok: 0, warning: 0, exceeded: 0 } };
  };
  const registry = new Registry();
  const part = budgetGauges(registry, async () => [standing(DAY), standing({ ...DAY, name: 'silent', forecast: false })]);
  // Nothing has been spent, so that nothing is asked of the ledger.
  const show = await part.read({} as LedgerViews, NOON);
  show();
  const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('spancost_budget_forecast_usd{'));
  expect(lines).toEqual([
    'spancost_budget_forecast_usd{budget="day",period="daily",bound="low"} 0.1',
    'spancost_budget_forecast_usd{budget="day",period="daily",bound="expected"} 0.2',
    'spancost_budget_forecast_usd{budget="day",period="daily",bound="high"} 0.4',
  ]);
});

it('what a budget is limited to is shown by dimension, and not where it is too long for a label', async () => {
  const scope = { service: 'shop', provider: 'openai', user: 'u'.repeat(129) };
  const collector = await runCollector({ budgets: [{ ...DAY, scope }] }, { clock: () => NOON });
  const scopes = Object.entries(await shown(collector)).filter(([name]) => name.startsWith('scope'));
  expect(Object.fromEntries(scopes)).toEqual({
    'scope_info dimension=service value=shop': 1,
    'scope_info dimension=provider value=openai': 1,
  });
});
