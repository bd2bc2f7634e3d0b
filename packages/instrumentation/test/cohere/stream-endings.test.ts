import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { recordSpans } from '../recorded-spans.ts';
import { ITERABLE_ENDINGS, type IterableOpener } from '../stream-endings.ts';
import { clientsOf, scenario, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new CohereInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ eventDelayMs: 20 });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const model = 'command-a-03-2025';
type Options = Parameters<Clients['v2']['chatStream']>[1];

const VERSIONS = [
  {
    api: 'the second version',
    open: ({ v2 }: Clients, options: Options) => v2.chatStream({ model, messages: [{ role: 'user', content }] }, options),
  },
  { api: 'the first version', open: ({ v1 }: Clients, options: Options) => v1.chatStream({ model, message: content }, options) },
];

/** What this SDK's streams throw where others throw something else: an error event is none for it. */
const THROWN: Readonly<Record<string, string>> = {
  'the signal of the caller': 'AbortError',
  'the signal of the caller while nothing comes': 'TimeoutError',
  'an error event': 'ERROR',
};

const cases = SDK_COPIES.flatMap((copy) => VERSIONS.map((version) => ({ ...copy, ...version })));

describe.each(cases)('a stream of cohere-ai $version, $api of the API', ({ instrumented, open: stream }) => {
  const opener: IterableOpener = {
    open: (name, abortSignal) =>
      stream(clientsOf(instrumented, providers.url), {
        ...(name === undefined ? {} : scenario(name)),
        ...(abortSignal === undefined ? {} : { abortSignal }),
      }),
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
    const reason = name === 'an error event' ? 'ERROR' : cut === false ? 'COMPLETE' : 'error';
    expect(attributes['gen_ai.response.finish_reasons']).toEqual(isSeen ? [reason] : undefined);
    expect(attributes['gen_ai.response.id']).toEqual(usage === 'none' ? undefined : expect.stringContaining('cohere_'));
    // Only the last event tells a usage.
    for (const side of ['input', 'output'])
      expect(attributes[`gen_ai.usage.${side}_tokens`]).toEqual(usage === 'all' ? expect.any(Number) : undefined);
    expect(attributes['gen_ai.response.time_to_first_chunk']).toEqual(usage === 'none' ? undefined : expect.any(Number));
  });
});
