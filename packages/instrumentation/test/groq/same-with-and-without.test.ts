import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GroqInstrumentation } from '../../src/groq/index.ts';
import { recordSpans } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { CALL_SHAPES } from './call-shapes.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new GroqInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  // One time for all answers: a pair of calls across a second's boundary would differ in `created`.
  providers = await startProviders({ slowMs: 300, now: () => new Date('2026-11-22T12:00:00Z') });
  for (const { instrumented } of SDK_COPIES) expect(instrumentation.manuallyInstrument(instrumented)).toBe(true);
});
afterAll(() => providers.close());

describe.each(SDK_COPIES)('groq-sdk $version', ({ instrumented, plain }) => {
  const clientOf = (Sdk: typeof plain) => new Sdk({ apiKey: 'any', baseURL: `${providers.url}/groq`, maxRetries: 2 });

  test.each(CALL_SHAPES)('$name: the caller sees the same, and there is one span for each call', ({ run, spans: names }) =>
    expectSame(
      spans,
      names,
      () => run(clientOf(plain)),
      () => run(clientOf(instrumented)),
    ),
  );
});
