import type { RerateAnswer } from '@spancost/collector';
import { describe, expect, it } from 'vitest';
import { event, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook, type OwnBook } from '../own-book.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const DAY = '2026-11-10T12:00:00Z';
const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00+00:00' };
const CLOCK = { clock: () => Date.parse('2026-11-22T12:00:00Z') };
const JSON_TYPE = { 'content-type': 'application/json' };

interface Started {
  readonly collector: RunningCollector;
  /** Puts another book in force. */
  readonly reprice: (book: OwnBook) => Promise<void>;
}

async function start(book: OwnBook, overrides: Parameters<typeof runCollector>[0] = {}): Promise<Started> {
  const own = ownBook(book);
  const collector = await runCollector({ ...own.config, ...overrides }, CLOCK);
  return {
    collector,
    reprice: async (next) => {
      own.write(next);
      expect((await collector.post('/api/v1/prices/reload', '{}', JSON_TYPE)).status).toBe(200);
    },
  };
}

function ask(collector: RunningCollector, body: object): Promise<Response> {
  return collector.post('/api/v1/prices/rerate', JSON.stringify({ ...NOVEMBER, ...body }), JSON_TYPE);
}

async function plan(collector: RunningCollector, body: object = {}): Promise<RerateAnswer> {
  const response = await ask(collector, body);
  expect(response.status).toBe(200);
  return (await response.json()) as RerateAnswer;
}

async function rerate(collector: RunningCollector, body: object = {}): Promise<RerateAnswer> {
  const { plan_id: approve } = await plan(collector, body);
  return plan(collector, { ...body, approve });
}

async function send(collector: RunningCollector, ...calls: Attributes[]): Promise<void> {
  const spans = calls.map((attributes) => span({ start: Date.parse(DAY), attributes: { ...GPT_X, ...attributes } }));
  expect((await collector.send('traces', traces(spans))).status).toBe(200);
}

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
    const budgets = [{ name: 'team', amountUsd: '1', period: 'monthly', timeZone: 'UTC', scope: { tenant: 'acme' } }] as const;
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

  it('up and a second one back to the first price come to the first cost: +$0.014, -$0.014', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, {});
    await reprice({ revision: 2, models: [gptX(20)] });
    expect(await rerate(collector)).toMatchObject({ before_usd: '0.014', after_usd: '0.028', difference_usd: '0.014' });
    await reprice({ revision: 3, models: [gptX(10)] });
    expect(await rerate(collector)).toMatchObject({ before_usd: '0.028', after_usd: '0.014', difference_usd: '-0.014' });
    const [row] = await collector.calls();
    const { entries, cost_usd: cost } = await collector.call(row!.call_id);
    expect(cost).toBe('0.014');
    expect(entries.map(({ cost_usd: added }) => added)).toEqual(['0.014', '0.014', '-0.014']);
    expect(await plan(collector)).toMatchObject({ changed_calls: 0 });
  });

  it('leaves a refund of $0.004 on top of the new price, given before it or after', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, {});
    const id = (await collector.calls())[0]!.call_id;
    const correct = (cost: string) =>
      collector.post(`/api/v1/usage/${id}/corrections`, JSON.stringify({ cost_usd: cost, reason: 'refund' }), JSON_TYPE);
    await correct('0.01');
    await reprice({ revision: 2, models: [gptX(20)] });
    expect(await rerate(collector)).toMatchObject({ before_usd: '0.014', after_usd: '0.028' });
    expect((await collector.call(id)).cost_usd).toBe('0.024');
    await correct('0.020');
    await reprice({ revision: 3, models: [gptX(10)] });
    await rerate(collector);
    expect((await collector.call(id)).cost_usd).toBe('0.006');
  });

  it('prices a call that had no price, from unknown to $0.014, and it is not unpriced any more', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [] });
    await send(collector, {});
    expect((await collector.stats()).unpriced_requests).toBe(1);
    await reprice({ revision: 2, models: [gptX(10)] });
    expect(await rerate(collector)).toMatchObject({ before_usd: '0', after_usd: '0.014', changed_calls: 1, applied_entries: 1 });
    expect(await collector.stats()).toMatchObject({ unpriced_requests: 0, cost_usd: '0.014' });
    expect(await collector.calls()).toMatchObject([{ basis: 'computed', price_id: 'acme@2/openai/gpt-x/v1', unpriced_reason: null }]);
    expect((await collector.call((await collector.calls())[0]!.call_id)).entries[1]?.reason).toContain('in place of model_unknown');
    expect(await plan(collector)).toMatchObject({ changed_calls: 0, unpriced_calls: 0 });
  });

  it('leaves alone what it cannot price, what has no price before and after, and what was settled by hand', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, {}, { 'gen_ai.response.model': 'nobody-1' }, { 'gen_ai.response.model': 'nobody-2', 'user.id': 'settled' });
    const [settled] = await collector.calls('?user=settled');
    await collector.post(`/api/v1/usage/${settled!.call_id}/corrections`, '{"cost_usd":"0.5","reason":"invoice"}', JSON_TYPE);
    await reprice({ revision: 2, models: [{ model: 'nobody-2', prices: { input: '1', output: '1' } }] });
    expect(await rerate(collector)).toMatchObject({
      calls: 3,
      changed_calls: 0,
      unpriceable_calls: 1,
      unpriced_calls: 1,
      settled_calls: 1,
      applied_entries: 0,
    });
    expect((await collector.stats()).cost_usd).toBe('0.514');
  });

  it('leaves a request that the provider rejected at nothing', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    const { 'gen_ai.usage.input_tokens': _, 'gen_ai.usage.output_tokens': __, ...rejected } = GPT_X;
    const attributes = { ...rejected, 'error.type': '429', 'http.response.status_code': 429 };
    await collector.send('traces', traces([span({ start: Date.parse(DAY), attributes })]));
    await reprice({ revision: 2, models: [gptX(5)] });
    expect(await plan(collector)).toMatchObject({ calls: 1, changed_calls: 0, unpriceable_calls: 0, unpriced_calls: 0 });
    expect((await collector.stats()).cost_usd).toBe('0');
  });

  it('knows the tier, the place and the parameters of a call: half of half of $0.014, three times', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    const special = { 'openai.response.service_tier': 'flex', 'spancost.usage.geography': 'eu', 'spancost.usage.parameter.quality': 'hd' };
    await send(collector, special, {});
    expect((await collector.stats()).cost_usd).toBe('0.028');
    await reprice({
      revision: 2,
      models: [
        gptX(10, [
          { id: 'flex', when: { serviceTier: ['flex'] }, multiply: '0.5' },
          { id: 'eu', when: { geography: ['eu'] }, multiply: '0.5' },
          { id: 'hd', when: { parameters: { quality: ['hd'] } }, multiply: '3' },
        ]),
      ],
    });
    expect(await rerate(collector)).toMatchObject({ changed_calls: 1, before_usd: '0.014', after_usd: '0.0105' });
    expect((await collector.stats()).cost_usd).toBe('0.0245');
  });

  it('follows the contract of the tenant', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    await send(collector, { 'spancost.tenant': 'acme' }, {});
    const contract = { id: 'c1', tenant: 'acme', recordedAt: '2026-11-22T00:00:00Z', reason: 'agreed', terms: [{ multiply: '0.5' }] };
    await reprice({ revision: 2, models: [gptX(10)], contracts: [contract] });
    expect(await rerate(collector)).toMatchObject({ changed_calls: 1, difference_usd: '-0.007' });
  });

  it('is about the calls from its start up to, not including, its end, of one provider or one model', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    const at = (start: string): object => span({ start: Date.parse(start), attributes: GPT_X });
    await collector.send(
      'traces',
      traces([at('2026-11-05T23:59:59.999Z'), at('2026-11-06T00:00:00Z'), at('2026-11-06T23:59:59.999Z'), at('2026-11-07T00:00:00Z')]),
    );
    await send(collector, { 'gen_ai.response.model': 'gpt-x-2026', 'gen_ai.provider.name': 'azure.ai.openai' });
    await reprice({ revision: 2, models: [gptX(5)] });
    const sixth = { from: '2026-11-06T00:00:00Z', to: '2026-11-07T01:00:00+01:00' };
    expect(await plan(collector, sixth)).toMatchObject({ calls: 2, changed_calls: 2 });
    expect(await plan(collector, { model: 'gpt-x' })).toMatchObject({ calls: 5, model: 'gpt-x' });
    expect(await plan(collector, { model: 'gpt-x-2026' })).toMatchObject({ calls: 1 });
    expect(await plan(collector, { provider: 'openai', model: 'gpt-x' })).toMatchObject({ calls: 4 });
    expect(await plan(collector, { provider: 'az.ai.openai' })).toMatchObject({ calls: 1, provider: 'azure.ai.openai' });
    expect(await plan(collector, { provider: 'anthropic' })).toMatchObject({ calls: 0, groups: [] });
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

  it('is what a further report is added to: 100 tokens more are $0.001 at the new price, priced before or not', async () => {
    const { collector, reprice } = await start({ revision: 1, models: [gptX(10)] });
    const calls = ['gpt-x', 'gpt-y'].map((model) => ({
      traceId: newTraceId(),
      spanId: newSpanId(),
      start: Date.parse(DAY),
      attributes: { ...GPT_X, 'gen_ai.request.model': model, 'gen_ai.response.model': model },
    }));
    await collector.send('traces', traces(calls.map((call) => span(call))));
    await reprice({ revision: 2, models: [gptX(5), { ...gptX(5), model: 'gpt-y' }] });
    await rerate(collector);
    expect((await collector.stats()).cost_usd).toBe('0.014');
    const more = calls.map((call) => event({ ...call, attributes: { ...call.attributes, 'gen_ai.usage.output_tokens': 300 } }));
    await collector.send('logs', logs(more));
    expect((await collector.stats()).cost_usd).toBe('0.016');
    expect(await plan(collector)).toMatchObject({ calls: 2, changed_calls: 0 });
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
