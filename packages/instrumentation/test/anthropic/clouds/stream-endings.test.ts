import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../../src/anthropic/index.ts';
import { collectGarbageUntil } from '../../collect-garbage.ts';
import { recordSpans } from '../../recorded-spans.ts';
import { STREAM_ENDINGS, type StreamOpener } from '../../stream-endings.ts';
import { CLOUD_CLIENTS } from './cloud-clients.ts';

const spans = recordSpans();
const instrumentation = new AnthropicInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of CLOUD_CLIENTS) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

describe.each(CLOUD_CLIENTS)('a message stream of the client of $cloud, version $version', ({ instrumented, clientOf, model }) => {
  const opener: StreamOpener = {
    open(scenario, signal) {
      const headers: Record<string, string> = scenario === undefined ? {} : { 'x-scenario': scenario };
      return clientOf(instrumented, providers.url, { maxRetries: 0 }).messages.create(
        { model, max_tokens: 500, messages: [{ role: 'user', content }], stream: true },
        { headers, ...(signal === undefined ? {} : { signal }) },
      );
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
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(usage === 'none' ? undefined : expect.any(Number));
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
  });
});
