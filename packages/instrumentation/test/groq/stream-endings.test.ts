import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GroqInstrumentation } from '../../src/groq/index.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { STREAM_ENDINGS, type StreamEnding, type StreamOpener } from '../stream-endings.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new GroqInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const question = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

/** Before 1.0 the SDK has its own fetch, whose bodies are streams of Node and whose errors have no class. */
const OLDER: Readonly<Record<string, { readonly errorType?: string } | undefined>> = {
  'the connection is cut': { errorType: 'Error' },
  'asResponse()': undefined,
};

const endingsOf = (version: string): readonly StreamEnding[] =>
  STREAM_ENDINGS.flatMap((ending) => {
    if (version !== '0.37' || !(ending.name in OLDER)) return [ending];
    const differs = OLDER[ending.name];
    return differs === undefined ? [] : [{ ...ending, ...differs }];
  });

describe.each(SDK_COPIES)('a chat stream of groq-sdk $version', ({ version, instrumented: Groq }) => {
  const opener: StreamOpener = {
    open(scenario, signal) {
      const client = new Groq({ apiKey: 'any', baseURL: `${providers.url}/groq`, maxRetries: 0 });
      const promise = client.chat.completions.create(
        { model: 'llama-3.3-70b-versatile', messages: [{ role: 'user', content: question }], stream: true },
        { headers: scenario === undefined ? {} : { 'x-scenario': scenario }, ...(signal === undefined ? {} : { signal }) },
      );
      return promise;
    },
  };

  test.each(endingsOf(version))('ends its span once: $name', async ({ end, errorType, cut, usage, collected }) => {
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
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(cut === undefined ? undefined : [cut ? 'error' : 'stop']);
    // The API reports the usage of a chat in its last chunk only.
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
