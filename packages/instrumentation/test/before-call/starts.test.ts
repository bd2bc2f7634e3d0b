import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AnthropicInstrumentation, BedrockInstrumentation, CohereInstrumentation, GoogleGenAIInstrumentation } from '../../src/index.ts';
import { MistralInstrumentation, OpenAIInstrumentation, setBeforeCall, type BeforeCall } from '../../src/index.ts';
import { thrownBy } from '../all-of.ts';
import { SDK_COPIES as ANTHROPIC } from '../anthropic/sdk-copies.ts';
import { SDK_COPIES as BEDROCK } from '../bedrock/sdk-copies.ts';
import { SDK_COPIES as COHERE } from '../cohere/sdk-copies.ts';
import { recordDiagErrors } from '../diag-errors.ts';
import { SDK_COPIES as GOOGLE } from '../google-genai/sdk-copies.ts';
import { SDK_COPIES as MISTRAL } from '../mistral/sdk-copies.ts';
import { SDK_COPIES as OPENAI } from '../openai/sdk-copies.ts';
import { recordSpans } from '../recorded-spans.ts';
import { OverBudgetError } from './refused-calls.ts';
import { STARTS } from './starts.ts';

const errors = recordDiagErrors();
const spans = recordSpans();
let providers: ProvidersServer;
beforeAll(async () => {
  providers = await startProviders();
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const instrumented = [
    [new OpenAIInstrumentation(), OPENAI],
    [new AnthropicInstrumentation(), ANTHROPIC],
    [new GoogleGenAIInstrumentation(), GOOGLE],
    [new BedrockInstrumentation(), BEDROCK],
    [new CohereInstrumentation(), COHERE],
    [new MistralInstrumentation(), MISTRAL],
  ] as const;
  for (const [instrumentation, copies] of instrumented) {
    instrumentation.setTracerProvider(spans.provider);
    for (const copy of copies) instrumentation.manuallyInstrument(copy.instrumented);
  }
});
afterAll(() => providers.close());
beforeEach(() => void vi.spyOn(console, 'warn').mockReturnValue(undefined));
afterEach(() => setBeforeCall(undefined));

describe('what begins something that takes long, or opens a socket', () => {
  test.each(STARTS.filter(({ asked }) => asked.length > 0))('$name is refused', async ({ act, asked }) => {
    const questions: BeforeCall[] = [];
    const refusal = new OverBudgetError('over budget');
    setBeforeCall((call) => {
      questions.push(call);
      throw refusal;
    });
    const before = providers.requests.length;
    expect(await thrownBy(act(providers.url))).toBe(refusal);
    expect(questions.map(({ operation, model, provider }) => [operation, model, provider])).toEqual(asked);
    expect(providers.requests.length).toBe(before);
    expect(spans.take().map(({ attributes }) => attributes['spancost.call.refused'])).toEqual([true]);
    expect([spans.open(), errors]).toEqual([0, []]);
  });
});

test.each(STARTS.filter(({ asked }) => asked.length === 0))('nobody is asked about $name', async ({ act }) => {
  let questions = 0;
  setBeforeCall(() => {
    questions += 1;
    throw new OverBudgetError('over budget');
  });
  const before = providers.requests.length;
  expect(await thrownBy(act(providers.url))).not.toBeInstanceOf(OverBudgetError);
  expect([questions, providers.requests.length > before]).toEqual([0, true]);
  spans.take();
});
