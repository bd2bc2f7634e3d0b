import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { STREAM_ENDINGS, type StreamOpener } from '../stream-endings.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new AnthropicInstrumentation();
let providers: ProvidersServer;

beforeAll(async () => {
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const copies = SDK_COPIES.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false as const } },
]);
const question = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

describe.each(copies)('a message stream of @anthropic-ai/sdk $version $native', ({ instrumented: Anthropic, traced }) => {
  const opener: StreamOpener = {
    open(scenario, signal) {
      const client = new Anthropic({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, maxRetries: 0, ...traced });
      const promise = client.messages.create(
        { model: 'claude-sonnet-5-5', max_tokens: 500, messages: [{ role: 'user', content: question }], stream: true },
        { headers: scenario === undefined ? {} : { 'x-scenario': scenario }, ...(signal === undefined ? {} : { signal }) },
      );
      return promise;
    },
  };

  test.each(STREAM_ENDINGS)('ends its span once: $name', async ({ end, errorType, cut, usage, collected }) => {
    const open = spans.open();
    await end(opener);
    if (collected !== undefined) {
      if (collected === 'always') expect(spans.open()).toBe(open + 1);
      await collectGarbageUntil(() => spans.open() === open);
    }
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(spans.open()).toBe(open);
    const attributes = span?.attributes ?? {};
    if (errorType === undefined) expect(attributes['error.type']).toBeUndefined();
    else expect([errorType].flat()).toContain(attributes['error.type']);
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(cut === undefined ? undefined : [cut ? 'error' : 'end_turn']);
    // The first event tells the input; what it says of the output is a placeholder, which is not reported.
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(usage === 'none' ? undefined : expect.any(Number));
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
  });
});
