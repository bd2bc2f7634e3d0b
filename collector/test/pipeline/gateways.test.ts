import { describe, expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const ID = 'chatcmpl-BxT9nQ2kLmVw83RyPzD4sHcF';

/** The call of 1,000 in and 200 out as one of those who saw it names its provider; each has a trace of its own. */
function told(provider: string, more: Attributes = {}): object {
  const attributes = { ...GPT5, 'gen_ai.provider.name': provider, 'gen_ai.response.id': ID, ...more };
  return span({ traceId: newTraceId(), spanId: newSpanId(), attributes });
}

describe('a call through a gateway that application and gateway tell of', () => {
  it.each([
    ['litellm', 'openai', '0.00325'],
    ['openai', 'litellm', '0.00325'],
    ['openrouter', 'openai', '0.00325'],
    ['azure.ai.openai', 'openrouter', '0.00325'],
    ['vercel-ai-gateway', 'openai', '0.00325'],
    ['litellm', 'openrouter', null],
  ])('is one charge: %s first, then %s, at the price of whoever has one: $%s', async (first, second, cost) => {
    const collector = await runCollector();
    for (const provider of [first, second, first]) await collector.send('traces', traces([told(provider)]));
    expect(await collector.calls()).toMatchObject([{ provider: first, cost_usd: cost }]);
    expect(await collector.sample('spancost_ledger_entries', { kind: 'charge' })).toBe(1);
  });

  it('is one charge if both come in one request', async () => {
    const collector = await runCollector();
    await collector.send('traces', traces([told('openrouter'), told('openai')]));
    expect(await collector.calls()).toHaveLength(1);
  });

  it('costs what the gateway says that it cost, whoever tells first', async () => {
    const reported = { 'spancost.usage.reported_cost_usd': '0.0042' };
    for (const order of [
      [told('openrouter', reported), told('openai')],
      [told('openai'), told('openrouter', reported)],
    ]) {
      const collector = await runCollector();
      for (const each of order) await collector.send('traces', traces([each]));
      expect(await collector.calls()).toMatchObject([{ cost_usd: '0.0042', basis: 'reported' }]);
    }
  });

  it('is two calls for two tenants, and for two providers of which none is a gateway', async () => {
    const collector = await runCollector();
    const [acme, globex] = ['acme', 'globex'].map((tenant) => ({ 'spancost.tenant': tenant }));
    await collector.send('traces', traces([told('openrouter', acme), told('openai', globex)]));
    expect(await collector.calls()).toHaveLength(2);
    await collector.send('traces', traces([told('openai'), told('groq')]));
    expect(await collector.calls()).toHaveLength(4);
  });
});

it('a span and an event of one call in two requests at the same moment are one charge', async () => {
  const collector = await runCollector();
  const calls = Array.from({ length: 20 }, () => ({ traceId: newTraceId(), spanId: newSpanId(), attributes: GPT5 }));
  await Promise.all(calls.flatMap((call) => [collector.send('traces', traces([span(call)])), collector.send('logs', logs([event(call)]))]));
  expect(await collector.stats()).toMatchObject({ total_requests: 20, cost_usd: '0.065' });
});
