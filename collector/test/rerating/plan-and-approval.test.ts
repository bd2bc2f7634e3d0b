import { PLAIN_BUDGET } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { event, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { GPT_X, gptX } from '../own-book.ts';
import { runCollector } from '../running-collector.ts';
import { ask, CLOCK, DAY, NOVEMBER, plan, rerate, send, start } from './rerated-collector.ts';

describe('a re-rating', () => {
  it('that is not approved shows the difference by tenant, feature and model, and writes nothing', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(
      collector,
      { 'spancost.tenant': 'acme', 'spancost.feature': 'chat' },
      { 'spancost.tenant': 'acme', 'spancost.feature': 'chat' },
      { 'spancost.tenant': 'globex' },
      { 'gen_ai.request.model': 'gpt-5', 'gen_ai.response.model': 'gpt-5' },
    );
    await reprice({ revision: 2, models: [gptX(5)] });
    const shown = await plan(collector);
    expect(shown).toEqual({
      plan_id: expect.stringMatching(/^[\da-f]{32}$/),
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-12-01T00:00:00.000Z',
      provider: null,
      model: null,
      book: expect.stringMatching(/^list@\d+\+acme@2$/),
      calls: 4,
      changed_calls: 3,
      newly_priced_calls: 0,
      before_usd: '0.042',
      after_usd: '0.021',
      difference_usd: '-0.021',
      unpriceable_calls: 0,
      unpriced_calls: 0,
      settled_calls: 0,
      groups: [
        {
          tenant: 'acme',
          feature: 'chat',
          provider: 'openai',
          model: 'gpt-x',
          calls: 2,
          newly_priced_calls: 0,
          before_usd: '0.028',
          after_usd: '0.014',
          difference_usd: '-0.014',
        },
        {
          tenant: 'globex',
          feature: null,
          provider: 'openai',
          model: 'gpt-x',
          calls: 1,
          newly_priced_calls: 0,
          before_usd: '0.014',
          after_usd: '0.007',
          difference_usd: '-0.007',
        },
      ],
      applied_entries: 0,
    });
    expect(await plan(collector)).toEqual(shown);
    expect(await collector.sample('spancost_ledger_entries', { kind: 'correction' })).toBe(0);
  });

  it('that is approved takes $0.007 back from $0.014 and leaves the charge as it is; budget, stats and counters follow', async () => {
    const budgets = [
      { ...PLAIN_BUDGET, name: 'team', amountUsd: '1', period: 'monthly', timeZone: 'UTC', scope: { tenant: 'acme' } },
    ] as const;
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] }, { budgets });
    await send(collector, { 'spancost.tenant': 'acme' });
    expect(await collector.sample('spancost_budget_spend_usd', { budget: 'team' })).toBe(0.014);
    await reprice({ revision: 2, models: [gptX(5)] });
    const { plan_id: planId, applied_entries: applied } = await rerate(collector);
    expect(applied).toBe(1);

    expect((await collector.stats()).cost_usd).toBe('0.007');
    expect(await collector.sample('spancost_budget_spend_usd', { budget: 'team' })).toBe(0.007);
    const [row] = await collector.calls();
    expect(row).toMatchObject({ cost_usd: '0.007', price_id: 'acme@2/openai/gpt-x/v1', basis: 'computed', entries: 2 });
    const { entries, ...call } = await collector.call(row!.call_id);
    expect(call).toMatchObject({ cost_usd: '0.007', price_id: 'acme@2/openai/gpt-x/v1' });
    expect(entries[0]).toMatchObject({ kind: 'charge', cost_usd: '0.014', price_id: 'acme@1/openai/gpt-x/v1', rerating: null });
    expect(entries[1]).toMatchObject({
      kind: 'correction',
      cost_usd: '-0.007',
      rerating: planId,
      reason: expect.stringMatching(/^re-rated by list@\d+\+acme@2: acme@2\/openai\/gpt-x\/v1 in place of acme@1\/openai\/gpt-x\/v1$/),
      tokens: { total: 0 },
      lines: [
        { meter: 'input', quantity: 0, price: '5', per: 1_000_000, usd: '-0.005' },
        { meter: 'output', quantity: 0, price: '10', per: 1_000_000, usd: '-0.002' },
      ],
    });
    await collector.close();
    const again = await runCollector({ ledger: collector.config.ledger }, { clock: () => CLOCK.clock() + 60_000 });
    expect(await again.sample('spancost_cost_usd_total')).toBe(0.014);
    expect(await again.sample('spancost_correction_credit_usd_total')).toBe(0.007);
    expect(await again.sample('spancost_spend_usd', { period: 'lifetime' })).toBe(0.007);
  });

  it('that is approved twice is followed once, and there is nothing left to change', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, {}, {});
    await reprice({ revision: 2, models: [gptX(5)] });
    const first = await rerate(collector);
    expect(await plan(collector, { approve: first.plan_id })).toEqual({ ...first, applied_entries: 0 });
    expect(await plan(collector)).toMatchObject({ calls: 2, changed_calls: 0, difference_usd: '0', groups: [] });
    expect((await collector.stats()).cost_usd).toBe('0.014');
  });

  it('whose calls have changed since it was shown is refused with 409, and one that is about new calls only is not', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    const known = { traceId: newTraceId(), spanId: newSpanId(), start: Date.parse(DAY) };
    await collector.send('traces', traces([span({ ...known, attributes: GPT_X })]));
    await reprice({ revision: 2, models: [gptX(5)] });
    const { plan_id: planId } = await plan(collector);
    await send(collector, {});
    expect((await plan(collector)).plan_id).toBe(planId);
    await collector.send('logs', logs([event({ ...known, attributes: { ...GPT_X, 'gen_ai.usage.output_tokens': 300 } })]));
    const response = await ask(collector, { approve: planId });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('Nothing was written; ask for a plan again') });
    expect(await collector.sample('spancost_ledger_entries', { kind: 'correction' })).toBe(0);
  });

  it('is refused with 409 if another book has come into force since it was shown', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, {});
    await reprice({ revision: 2, models: [gptX(5)] });
    const { plan_id: approve } = await plan(collector);
    await reprice({ revision: 3, models: [gptX(4)] });
    expect((await ask(collector, { approve })).status).toBe(409);
    await reprice({ revision: 2, models: [gptX(5)] });
    expect(await plan(collector, { approve })).toMatchObject({ applied_entries: 1 });
  });

  it.each([
    ['no range', { from: undefined }, 'from'],
    ['a time without a zone', { from: '2026-11-01T00:00:00' }, 'from: a time in ISO 8601 with its zone'],
    ['an end before its start', { to: '2026-10-01T00:00:00Z' }, 'to: not after from'],
    ['an empty range', { to: NOVEMBER.from }, 'to: not after from'],
    ['a plan id that is none', { approve: 'yes' }, 'approve: the plan_id'],
    ['an unknown field', { tenant: 'acme' }, 'tenant'],
  ])('with %s is refused with 422 as a problem', async (_, body, problem) => {
    const { collector } = await start({ revision: 1, models: [] });
    const response = await ask(collector, body);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(problem) });
  });
});
