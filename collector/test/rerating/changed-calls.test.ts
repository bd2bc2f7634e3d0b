import { describe, expect, it } from 'vitest';
import { event, logs, newSpanId, newTraceId, span, traces } from '../otlp-json.ts';
import { GPT_X, gptX } from '../own-book.ts';
import { DAY, JSON_TYPE, plan, rerate, send, start } from './rerated-collector.ts';

describe('a re-rating', () => {
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
    expect(await rerate(collector)).toMatchObject({
      newly_priced_calls: 1,
      before_usd: '0',
      after_usd: '0.014',
      changed_calls: 1,
      applied_entries: 1,
    });
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
});
