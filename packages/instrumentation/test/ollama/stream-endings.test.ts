import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OllamaInstrumentation } from '../../src/ollama/index.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { ITERABLE_ENDINGS, type IterableOpener } from '../stream-endings.ts';
import { clientsOf, scenario } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new OllamaInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const ask = { model: 'llama3.2', messages: [{ role: 'user', content }], stream: true as const };

/** What this SDK throws where those by Stainless throw something else. */
const THROWN: Readonly<Record<string, string>> = {
  'the signal of the caller': 'AbortError',
  'the signal of the caller while nothing comes': 'AbortError',
  'an error event': 'Error',
  'an error instead of a stream': 'ResponseError',
};

describe.each(SDK_COPIES)('a stream of ollama $version', ({ instrumented }) => {
  const opener: IterableOpener = {
    async open(name, signal) {
      const stream = await clientsOf(instrumented, providers.url)(name === undefined ? {} : scenario(name)).chat(ask);
      signal?.addEventListener('abort', () => stream.abort());
      return stream;
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
    const isSeen = cut !== undefined || name === 'the promise is never awaited, and dropped';
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(isSeen ? [cut === false ? 'stop' : 'error'] : undefined);
    // Only the last line tells a usage.
    for (const side of ['input', 'output'])
      expect(attributes[`gen_ai.usage.${side}_tokens`]).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
