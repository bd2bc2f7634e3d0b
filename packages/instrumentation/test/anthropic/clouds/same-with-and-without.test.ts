import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../../src/anthropic/index.ts';
import { recordSpans } from '../../recorded-spans.ts';
import { expectSame } from '../../same-for-the-caller.ts';
import { callShapes } from '../call-shapes.ts';
import { CLOUD_CLIENTS } from './cloud-clients.ts';

const spans = recordSpans();
const instrumentation = new AnthropicInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ slowMs: 300 });
  for (const { instrumented } of CLOUD_CLIENTS) expect(instrumentation.manuallyInstrument(instrumented)).toBe(true);
});
afterAll(() => providers.close());

describe.each(CLOUD_CLIENTS)('the client of $cloud, version $version', ({ instrumented, plain, clientOf, model }) => {
  // Clouds count tokens elsewhere, or not at all.
  const shapes = callShapes(model).filter(({ name }) => name !== 'count_tokens');

  test.each(shapes)('$name: the caller sees the same, and there is one span for each message', ({ run, spans: names }) =>
    expectSame(
      spans,
      names,
      () => run(clientOf(plain, providers.url, { maxRetries: 2 })),
      () => run(clientOf(instrumented, providers.url, { maxRetries: 2 })),
    ),
  );
});
