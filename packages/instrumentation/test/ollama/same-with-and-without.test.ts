import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OllamaInstrumentation } from '../../src/ollama/index.ts';
import { recordSpans } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { CALL_SHAPES } from './call-shapes.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new OllamaInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ slowMs: 300 });
  for (const { instrumented } of SDK_COPIES) expect(instrumentation.manuallyInstrument(instrumented)).toBe(true);
});
afterAll(() => providers.close());

describe.each(SDK_COPIES)('ollama $version', ({ instrumented, plain }) => {
  test.each(CALL_SHAPES)('$name: the caller sees the same, and there is one span for each request', ({ run, spans: names }) =>
    expectSame(
      spans,
      names,
      () => run(clientsOf(plain, providers.url)),
      () => run(clientsOf(instrumented, providers.url)),
    ),
  );
});
