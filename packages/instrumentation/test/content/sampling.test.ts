import { SamplingDecision, TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/index.ts';
import { contentNames } from '../recorded-content.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

test.each([
  ['that are exported have content', SamplingDecision.RECORD_AND_SAMPLED, true],
  ['that are only read by processors have none, and nobody is asked to redact it', SamplingDecision.RECORD, false],
])('spans %s', async (_name, decision, isRecorded) => {
  const ended: ReadableSpan[] = [];
  const keep = {
    onStart() {},
    onEnd: (span: ReadableSpan) => void ended.push(span),
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const sampler = { shouldSample: () => ({ decision }), toString: () => 'test' };
  const asked: string[] = [];
  const redact = (text: string): string => (asked.push(text), text);
  const instrumentation = new OpenAIInstrumentation({ captureContent: { redact } });
  instrumentation.setTracerProvider(new TracerProvider({ sampler, spanProcessors: [keep] }));
  instrumentation.manuallyInstrument(OpenAI);
  const client = new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` });
  await client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'hello' }] });
  expect(ended).toHaveLength(1);
  expect([contentNames(ended).length > 0, asked.length > 0]).toEqual([isRecorded, isRecorded]);
});
