import type { Attributes } from '@opentelemetry/api';
import { readCall } from '@spancost/conventions';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { expect, it } from 'vitest';
import { CostSpanProcessor, UsageEventSpanProcessor, type UsageEvent } from '../src/index.ts';

const CLAUDE: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.usage.input_tokens': 2400,
  'gen_ai.usage.output_tokens': 1850,
  'gen_ai.usage.cache_read.input_tokens': 96_000,
  'gen_ai.usage.cache_creation.input_tokens': 4600,
};

const OPEN_INFERENCE: Attributes = {
  'openinference.span.kind': 'LLM',
  'llm.system': 'openai',
  'llm.model_name': 'gpt-5',
  'llm.token_count.prompt': 2000,
  'llm.token_count.completion': 100,
  'llm.token_count.prompt_details.cache_read': 1536,
};

it.each<[string, string, Attributes, string, number]>([
  // 2,400 × $3 + 96,000 × $0.30 + 4,600 × $3.75 + 1,850 × $15 per million.
  ['2,400 fresh tokens of OpenLLMetry, 96,000 read and 4,600 written', '@traceloop/instrumentation-anthropic', CLAUDE, '0.081', 103_000],
  // 464 × $1.25 + 1,536 × $0.125 + 100 × $10 per million.
  [
    '2,000 tokens of OpenInference, 1,536 of them cached',
    '@arizeai/openinference-instrumentation-openai',
    OPEN_INFERENCE,
    '0.001772',
    2000,
  ],
])('%s cost the same on the span and in its event, which counts as the conventions do', (_, scope, attributes, cost, inputTokens) => {
  const spans = new InMemorySpanExporter();
  const events: UsageEvent[] = [];
  const provider = new TracerProvider({
    spanProcessors: [
      new CostSpanProcessor(),
      new UsageEventSpanProcessor({ emit: (event) => void events.push(event) }),
      new SimpleSpanProcessor({ exporter: spans }),
    ],
  });
  provider.getTracer(scope, '9.9.9').startSpan('call', { attributes }).end();
  const told = spans.getFinishedSpans()[0]?.attributes;
  const event = events[0]?.attributes ?? {};
  expect([told?.['spancost.cost.exact'], event['spancost.cost.exact']]).toEqual([cost, cost]);
  expect(told).toMatchObject(attributes);
  expect(readCall(event)?.usage.inputTokens).toBe(inputTokens);
});
