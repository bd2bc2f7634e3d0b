import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { ITERABLE_ENDINGS, type IterableOpener } from '../stream-endings.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new GoogleGenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const contents = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

/** What this SDK throws where those by Stainless throw something else. */
const THROWN: Readonly<Record<string, string>> = {
  'the signal of the caller': 'AbortError',
  'the signal of the caller while nothing comes': 'AbortError',
  'an error event': 'ApiError',
  'an error instead of a stream': 'ApiError',
};

const KINDS = [
  { kind: 'as the SDK makes it', config: { automaticContinuation: false, automaticFunctionCalling: { disable: true } } },
  { kind: 'within those that continue it and call functions', config: {} },
];
const cases = SDK_COPIES.flatMap((copy) => KINDS.map((kind) => ({ ...copy, ...kind })));

describe.each(cases)('a stream of @google/genai $version, $kind', ({ instrumented, config }) => {
  const opener: IterableOpener = {
    open(scenario, abortSignal) {
      const { gemini } = clientsOf(instrumented, providers.url, scenario === undefined ? {} : { headers: { 'x-scenario': scenario } });
      const asked = { ...config, ...(abortSignal === undefined ? {} : { abortSignal }) };
      return gemini.models.generateContentStream({ model: 'gemini-2.5-flash', contents, config: asked });
    },
  };

  test.each(ITERABLE_ENDINGS)('ends its span once: $name', async ({ name, end, errorType, cut, usage, collected }) => {
    const open = spans.open();
    // This SDK throws where others end quietly.
    await thrownBy(end(opener));
    if (collected !== undefined) {
      if (collected === 'always') expect(spans.open()).toBe(open + 1);
      await collectGarbageUntil(() => spans.open() === open);
    }
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(spans.open()).toBe(open);
    const attributes = span?.attributes ?? {};
    expect(attributes['error.type']).toBe(THROWN[name] ?? errorType);
    // Whether nobody saw the stream or nobody read it, nothing came.
    const isSeen = cut !== undefined || name === 'the promise is never awaited, and dropped';
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(isSeen ? [cut === false ? 'STOP' : 'error'] : undefined);
    // The first chunk tells the input; what it says of the output is how far it was, which is not reported.
    expect(attributes['gen_ai.usage.input_tokens']).toEqual(usage === 'none' ? undefined : expect.any(Number));
    expect(attributes['gen_ai.usage.output_tokens']).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
