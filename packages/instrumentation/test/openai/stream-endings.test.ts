import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { STREAM_ENDINGS, type StreamOpener } from '../stream-endings.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const question = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

type Options = Parameters<OpenAI['images']['generate']>[1];

/** What is streamed, each with an answer of many events and its usage in the last. */
const STREAMS: readonly (readonly [string, (client: OpenAI, options: Options) => ReturnType<StreamOpener['open']>])[] = [
  [
    'a chat',
    (client, options) =>
      client.chat.completions.create({ model: 'gpt-4.1', messages: [{ role: 'user', content: question }], stream: true }, options),
  ],
  [
    'a completion',
    (client, options) =>
      client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: question, stream: true, max_tokens: 80 }, options),
  ],
  [
    'a picture',
    (client, options) => client.images.generate({ model: 'gpt-image-2', prompt: question, stream: true, partial_images: 3 }, options),
  ],
  [
    'a transcription',
    (client, options) =>
      client.audio.transcriptions.create(
        { model: 'gpt-4o-transcribe', file: new File([new Uint8Array(9)], 'a.wav'), stream: true },
        options,
      ),
  ],
];

const cases = SDK_COPIES.flatMap(({ version, instrumented }) =>
  STREAMS.map(([what, open]) => ({ what, version, OpenAI: instrumented, open })),
);

describe.each(cases)('$what of openai $version', ({ OpenAI, open: openStream }) => {
  const opener: StreamOpener = {
    open: (scenario, signal) =>
      openStream(new OpenAI({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 }), {
        headers: scenario === undefined ? {} : { 'x-scenario': scenario },
        ...(signal === undefined ? {} : { signal }),
      }),
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
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(cut === undefined ? undefined : [cut ? 'error' : 'stop']);
    // The API reports the usage in the last event only.
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
