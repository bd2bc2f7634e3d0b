import { expect, it } from 'vitest';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

/** The spans of ai 5.0.277 for one `generateText`, as its own telemetry sends them where Spancost is not in the application. */
const REQUEST: Attributes = {
  'operation.name': 'ai.generateText.doGenerate',
  'ai.operationId': 'ai.generateText.doGenerate',
  'ai.model.provider': 'openai.chat',
  'ai.model.id': 'gpt-5',
  'gen_ai.system': 'openai.chat',
  'gen_ai.request.model': 'gpt-5',
  'ai.response.id': 'chatcmpl-BxT9nQ2kLmVw83',
  'ai.usage.promptTokens': 1000,
  'ai.usage.completionTokens': 200,
  'gen_ai.response.id': 'chatcmpl-BxT9nQ2kLmVw83',
  'gen_ai.response.model': 'gpt-5-2025-08-07',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
};
const AROUND: Attributes = {
  'ai.operationId': 'ai.generateText',
  'ai.model.provider': 'openai.chat',
  'ai.model.id': 'gpt-5',
  'ai.usage.promptTokens': 1000,
  'ai.usage.completionTokens': 200,
};

it('one generateText of the AI SDK is one charge of $0.00325, not one for each of its spans', async () => {
  const collector = await runCollector();
  const traceId = newTraceId();
  await collector.send('traces', traces([span({ traceId, attributes: REQUEST }), span({ traceId, attributes: AROUND })]));
  expect(await collector.calls()).toMatchObject([{ provider: 'openai', operation: 'chat', cost_usd: '0.00325', tokens: { total: 1200 } }]);
});

it('what was seen of it at the network under the same id adds 800 cached tokens to the charge and no other call', async () => {
  const collector = await runCollector();
  await collector.send('traces', traces([span({ attributes: REQUEST })]));
  const measured = { ...GPT5, 'gen_ai.response.id': 'chatcmpl-BxT9nQ2kLmVw83', 'gen_ai.usage.cache_read.input_tokens': 800 };
  await collector.send('logs', logs([event({ traceId: newTraceId(), spanId: newSpanId(), attributes: measured })]));
  // (200 × 1.25 + 800 × 0.125 + 200 × 10) per million
  expect(await collector.calls()).toMatchObject([{ cost_usd: '0.00235', tokens: { total: 1200 } }]);
});

it('a span that says that another one measures the call is no charge', async () => {
  const collector = await runCollector();
  await collector.send('traces', traces([span({ attributes: { ...REQUEST, 'spancost.call.measured_elsewhere': true } })]));
  expect(await collector.calls()).toEqual([]);
});
