import { beforeEach, describe, expect, it } from 'vitest';
import { learnFacts } from '../../src/pipeline/call-facts.ts';
import { compareUsage } from '../../src/pipeline/compare-usage.ts';
import { event, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { GPT_X, gptX, ownBook } from '../own-book.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

describe('what is known of a call besides its usage', () => {
  it.each([
    ['what was left out is learned', { serviceTier: 'flex' }, { geography: 'eu' }, { serviceTier: 'flex', geography: 'eu' }],
    ['what was told stays', { serviceTier: 'flex' }, { serviceTier: 'batch' }, undefined],
    ['the standard tier is nothing new', {}, { serviceTier: 'default' }, undefined],
    ['nothing is nothing new', { geography: 'eu' }, {}, undefined],
    ['a parameter is added to others', { parameters: { a: '1' } }, { parameters: { a: '2', b: '3' } }, { parameters: { a: '1', b: '3' } }],
    ['the same parameters are nothing new', { parameters: { a: '1' } }, { parameters: { a: '2' } }, undefined],
  ])('%s', (_, known, told, learned) => {
    expect(learnFacts(known, told)).toEqual(learned);
  });
});

describe('a further report that says what the first left out', () => {
  let collector: RunningCollector;
  const call = { traceId: newTraceId(), spanId: newSpanId() };
  const report = (attributes: Attributes) => collector.send('logs', logs([event({ ...call, attributes: { ...GPT_X, ...attributes } })]));
  const outcome = (name: string) => collector.sample('spancost_reports_total', { signal: 'logs', outcome: name });

  beforeEach(async () => {
    const rules = [
      { id: 'flex', when: { serviceTier: ['flex'] }, multiply: '0.5' },
      { id: 'eu', when: { geography: ['eu'] }, multiply: '1.1' },
    ];
    collector = await runCollector(ownBook({ revision: 1, models: [gptX(10, rules)] }).config);
    await collector.send('traces', traces([span({ ...call, attributes: GPT_X })]));
  });

  it('its tier: half of $0.014 goes back, and no token moves', async () => {
    await report({ 'openai.response.service_tier': 'flex' });
    const [row] = await collector.calls();
    expect(row).toMatchObject({ cost_usd: '0.007', price_id: 'acme@1/openai/gpt-x/v1+flex', tokens: { total: 1200 }, entries: 2 });
    const detail = await collector.call(row!.call_id);
    expect(detail).toMatchObject({ service_tier: 'flex', entries: [{}, { kind: 'supplement', cost_usd: '-0.007', tokens: { total: 0 } }] });
    await report({ 'openai.response.service_tier': 'flex' });
    expect(await outcome('duplicate')).toBe(1);
  });

  it('its place and 100 tokens more, in one supplement: 1.1 times $0.016', async () => {
    await report({ 'spancost.usage.geography': 'eu', 'gen_ai.usage.output_tokens': 300 });
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0176', entries: 2 }]);
  });

  it('one fact after the other: half, and 1.1 times half', async () => {
    await report({ 'openai.response.service_tier': 'flex' });
    await report({ 'spancost.usage.geography': 'eu' });
    await report({ 'openai.response.service_tier': 'batch' });
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0077', entries: 3 }]);
    expect([await outcome('supplemented'), await outcome('duplicate')]).toEqual([2, 1]);
  });

  it('the standard tier: nothing', async () => {
    await report({ 'openai.response.service_tier': 'default' });
    expect(await outcome('duplicate')).toBe(1);
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.014', entries: 1 }]);
  });
});

describe('a further report of a call', () => {
  const call = { traceId: newTraceId(), spanId: newSpanId() };
  const more = { 'gen_ai.usage.output_tokens': 300 };
  const contract = { id: 'c', tenant: 'acme', recordedAt: '2026-11-22T00:00:00Z', reason: 'agreed', terms: [{ multiply: '0.5' }] };

  it('that does not name the tenant is at the contract of the one that was told first: half of $0.016', async () => {
    const collector = await runCollector(ownBook({ revision: 1, models: [gptX(10)], contracts: [contract] }).config);
    await collector.send('traces', traces([span({ ...call, attributes: { ...GPT_X, 'spancost.tenant': 'acme' } })]));
    await collector.send('logs', logs([event({ ...call, attributes: { ...GPT_X, ...more } })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.008', tenant: 'acme', entries: 2 }]);
  });

  it('that says what the provider charged comes to that, whatever the book was when the call was first seen', async () => {
    const own = ownBook({ revision: 1, models: [gptX(10)] });
    const collector = await runCollector(own.config);
    await collector.send('traces', traces([span({ ...call, attributes: GPT_X })]));
    own.write({ revision: 2, models: [gptX(20)] });
    await collector.post('/api/v1/prices/reload', '{}', { 'content-type': 'application/json' });
    await collector.send('logs', logs([event({ ...call, attributes: { ...GPT_X, 'spancost.usage.reported_cost_usd': '0.0123' } })]));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0123', basis: 'reported', entries: 2 }]);
  });
});

describe('a total beside input and output', () => {
  it.each([
    [{ totalTokens: 105 }, { inputTokens: 100, outputTokens: 5 }, 'more'],
    [{ totalTokens: 106 }, { inputTokens: 100, outputTokens: 5 }, 'conflict'],
    [{ inputTokens: 100, outputTokens: 5 }, { totalTokens: 105 }, 'same'],
    [{ inputTokens: 100, outputTokens: 5 }, { totalTokens: 90 }, 'conflict'],
    [{ inputTokens: 100, outputTokens: 5, totalTokens: 130 }, { inputTokens: 100, outputTokens: 5 }, 'same'],
    [{ totalTokens: 105 }, { totalTokens: 105 }, 'same'],
  ] as const)('%o, then %o: %s', (known, reported, outcome) => {
    expect(compareUsage(known, reported)).toBe(outcome);
  });
});
