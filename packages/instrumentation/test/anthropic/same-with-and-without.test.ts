import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { recordSpans } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { callShapes } from './call-shapes.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new AnthropicInstrumentation();
let providers: ProvidersServer;

beforeAll(async () => {
  // The SDK makes its own spans where there is a global provider.
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  // One time for all answers: a pair of calls across a second's boundary would differ in `created`.
  providers = await startProviders({ slowMs: 300, now: () => new Date('2026-11-22T12:00:00Z') });
  for (const { instrumented } of SDK_COPIES) expect(instrumentation.manuallyInstrument(instrumented)).toBe(true);
});
afterAll(() => providers.close());

const copies = SDK_COPIES.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false as const } },
]);

describe.each(copies)('@anthropic-ai/sdk $version $native', ({ instrumented, plain, traced }) => {
  const clientOf = (Sdk: typeof plain) => new Sdk({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, maxRetries: 2, ...traced });

  test.each(callShapes('claude-sonnet-5-5'))(
    '$name: the caller sees the same, and there is one span for each message',
    ({ run, spans: names }) =>
      expectSame(
        spans,
        names,
        () => run(clientOf(plain)),
        () => run(clientOf(instrumented)),
      ),
  );
});
