import { context, createContextKey, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AnthropicInstrumentation, GoogleGenAIInstrumentation, OpenAIInstrumentation } from '../src/index.ts';
import { SDK_COPIES as ANTHROPIC_COPIES } from './anthropic/sdk-copies.ts';
import { SDK_COPIES as GOOGLE_COPIES } from './google-genai/sdk-copies.ts';
import { SDK_COPIES as OPENAI_COPIES } from './openai/sdk-copies.ts';
import { recordSpans } from './recorded-spans.ts';

const spans = recordSpans();
const openaiInstrumentation = new OpenAIInstrumentation();
const anthropicInstrumentation = new AnthropicInstrumentation();
const googleInstrumentation = new GoogleGenAIInstrumentation();
let providers: ProvidersServer;

beforeAll(async () => {
  trace.setGlobalTracerProvider(spans.provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders();
  for (const { instrumented } of OPENAI_COPIES) openaiInstrumentation.manuallyInstrument(instrumented);
  for (const { instrumented } of ANTHROPIC_COPIES) anthropicInstrumentation.manuallyInstrument(instrumented);
  for (const { instrumented } of GOOGLE_COPIES) googleInstrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const messages = [{ role: 'user' as const, content: 'hello' }];
type Fetch = typeof fetch;

const SDKS = [
  ...OPENAI_COPIES.map(({ version, instrumented: Sdk }) => ({
    name: `openai ${version}`,
    call: (custom: Fetch, scenario?: string) =>
      new Sdk({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, fetch: custom }).chat.completions.create(
        { model: 'gpt-5', messages },
        scenario === undefined ? {} : { headers: { 'x-scenario': scenario } },
      ),
  })),
  ...ANTHROPIC_COPIES.flatMap(({ version, instrumented: Sdk }) =>
    [{}, { openTelemetry: false as const }].map((traced) => ({
      name: `@anthropic-ai/sdk ${version}, ${'openTelemetry' in traced ? 'without' : 'with'} its own spans`,
      call: (custom: Fetch, scenario?: string) =>
        new Sdk({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, fetch: custom, ...traced }).messages.create(
          { model: 'claude-sonnet-5-5', max_tokens: 50, messages },
          scenario === undefined ? {} : { headers: { 'x-scenario': scenario } },
        ),
    })),
  ),
  ...GOOGLE_COPIES.map(({ version, instrumented: sdk }) => ({
    name: `@google/genai ${version}`,
    call: (custom: Fetch, scenario?: string) =>
      new sdk.GoogleGenAI({
        apiKey: 'any',
        httpOptions: {
          baseUrl: `${providers.url}/google`,
          fetch: custom,
          retryOptions: { attempts: 3, initialDelay: 0.005, jitter: 0 },
          headers: scenario === undefined ? {} : { 'x-scenario': scenario },
        },
      }).models.generateContent({ model: 'gemini-2.5-flash', contents: 'hello' }),
  })),
];

describe.each(SDKS)('$name', ({ call }) => {
  test('each HTTP request, retries too, is made below the span of the call, and the call below its caller', async () => {
    const seen: (string | undefined)[] = [];
    const custom: Fetch = (...request) => {
      seen.push(trace.getSpanContext(context.active())?.spanId);
      return fetch(...request);
    };
    const outer = trace.getTracer('test').startSpan('checkout');
    await context.with(trace.setSpan(context.active(), outer), async () => {
      await call(custom, 'flaky');
      expect(trace.getActiveSpan()).toBe(outer);
    });
    outer.end();
    const [span] = await spans.settled(2);
    expect(span?.parentSpanContext?.spanId).toBe(outer.spanContext().spanId);
    expect(seen).toEqual([span?.spanContext().spanId, span?.spanContext().spanId]);
  });

  test('no span where tracing is suppressed', async () => {
    const suppressed = context.active().setValue(createContextKey('OpenTelemetry SDK Context Key SUPPRESS_TRACING'), true);
    await context.with(suppressed, async () => void (await call(fetch)));
    expect(await spans.settled(0)).toEqual([]);
  });
});
