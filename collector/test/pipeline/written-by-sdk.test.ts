import { describe, expect, it } from 'vitest';
import { newSpanId, newTraceId, span, type Attributes } from '../otlp-json.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

const SDK = 'com.anthropic.sdk.typescript';
const ABOVE = '@traceloop/instrumentation-anthropic';

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};

interface Sent {
  readonly traceId: string;
  readonly spanId?: string;
  readonly parent?: string;
  readonly scope: string;
  readonly attributes?: Attributes;
}

async function send(collector: RunningCollector, { scope, parent, attributes = {}, traceId, spanId = newSpanId() }: Sent): Promise<void> {
  const told = {
    ...span({ traceId, spanId, attributes: { ...CALL, ...attributes } }),
    ...(parent === undefined ? {} : { parentSpanId: parent }),
  };
  const response = await collector.send('traces', { resourceSpans: [{ scopeSpans: [{ scope: { name: scope }, spans: [told] }] }] });
  expect(response.status).toBe(200);
}

describe('a span that the SDK of a provider writes below the span of an instrumentation', () => {
  it.each([
    ['first', 0],
    ['last', 1],
  ])('is the same call, whichever comes %s: $0.006 once', async (_, order) => {
    const collector = await runCollector();
    const [traceId, above] = [newTraceId(), newSpanId()];
    const sent: Sent[] = [
      { traceId, parent: above, scope: SDK, attributes: { 'gen_ai.response.id': 'msg_1' } },
      { traceId, spanId: above, scope: ABOVE },
    ];
    for (const each of order === 0 ? sent : sent.toReversed()) await send(collector, each);
    expect((await collector.calls()).map(({ cost_usd }) => cost_usd)).toEqual(['0.006']);
    for (const each of sent) await send(collector, each);
    expect(await collector.calls()).toHaveLength(1);
  });

  it('is a call of its own beside another one below the same agent, though neither tells an id', async () => {
    const collector = await runCollector();
    const [traceId, agent] = [newTraceId(), newSpanId()];
    for (let call = 0; call < 3; call += 1) await send(collector, { traceId, parent: agent, scope: SDK });
    await send(collector, { traceId, spanId: agent, scope: 'agents', attributes: { 'gen_ai.operation.name': 'invoke_agent' } });
    expect((await collector.calls()).map(({ cost_usd }) => cost_usd)).toEqual(['0.006', '0.006', '0.006']);
  });

  it.each([0, 1])(
    'is a call of its own where the call above is of another provider, in either order, delivered twice (%i)',
    async (order) => {
      const collector = await runCollector();
      const [traceId, above] = [newTraceId(), newSpanId()];
      const openai = { 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5' };
      const sent: Sent[] = [
        { traceId, spanId: above, scope: 'other', attributes: openai },
        { traceId, spanId: newSpanId(), parent: above, scope: SDK },
      ];
      for (const each of [...(order === 0 ? sent : sent.toReversed()), ...sent]) await send(collector, each);
      const costs = (await collector.calls()).map(({ provider, cost_usd }) => `${provider} ${cost_usd}`);
      expect(costs.toSorted()).toEqual(['anthropic 0.006', 'openai 0.00325']);
    },
  );

  it('is no rule for spans of others: a call below a call is one of its own', async () => {
    const collector = await runCollector();
    const [traceId, above] = [newTraceId(), newSpanId()];
    await send(collector, { traceId, spanId: above, scope: ABOVE });
    await send(collector, { traceId, parent: above, scope: 'other' });
    expect(await collector.calls()).toHaveLength(2);
  });
});
