import { isDeepStrictEqual } from 'node:util';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  AnthropicInstrumentation,
  BedrockInstrumentation,
  CohereInstrumentation,
  GoogleGenAIInstrumentation,
  GroqInstrumentation,
  MistralInstrumentation,
  OllamaInstrumentation,
  OpenAIInstrumentation,
} from '../../src/index.ts';
import { callShapes as anthropicShapes } from '../anthropic/call-shapes.ts';
import { SDK_COPIES as ANTHROPIC } from '../anthropic/sdk-copies.ts';
import { CALL_SHAPES as BEDROCK_SHAPES } from '../bedrock/call-shapes.ts';
import { SDK_COPIES as BEDROCK } from '../bedrock/sdk-copies.ts';
import { CALL_SHAPES as COHERE_SHAPES } from '../cohere/call-shapes.ts';
import { clientsOf as cohereClients } from '../cohere/clients.ts';
import { SDK_COPIES as COHERE } from '../cohere/sdk-copies.ts';
import { CALL_SHAPES as GOOGLE_SHAPES } from '../google-genai/call-shapes.ts';
import { clientsOf as googleClients } from '../google-genai/clients.ts';
import { SDK_COPIES as GOOGLE } from '../google-genai/sdk-copies.ts';
import { CALL_SHAPES as GROQ_SHAPES } from '../groq/call-shapes.ts';
import { SDK_COPIES as GROQ } from '../groq/sdk-copies.ts';
import { CALL_SHAPES as MISTRAL_SHAPES } from '../mistral/call-shapes.ts';
import { clientOf as mistralClient } from '../mistral/clients.ts';
import { SDK_COPIES as MISTRAL } from '../mistral/sdk-copies.ts';
import { observe } from '../observe.ts';
import { CALL_SHAPES as OLLAMA_SHAPES } from '../ollama/call-shapes.ts';
import { clientsOf as ollamaClients } from '../ollama/clients.ts';
import { SDK_COPIES as OLLAMA } from '../ollama/sdk-copies.ts';
import { CALL_SHAPES as OPENAI_SHAPES } from '../openai/call-shapes.ts';
import { SDK_COPIES as OPENAI } from '../openai/sdk-copies.ts';
import { contentNames } from '../recorded-content.ts';
import { recordSpans } from '../recorded-spans.ts';

const spans = recordSpans();
let providers: ProvidersServer;

beforeAll(async () => {
  // A SDK tells in the console that some methods are deprecated.
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(spans.provider);
  providers = await startProviders({ slowMs: 300, now: () => new Date('2026-11-22T12:00:00Z') });
});
afterAll(() => providers.close());

/** What a redaction does to everything that is recorded; it must show nowhere else. */
const captureContent = { redact: (text: string): string => text.toUpperCase() };

/** Ways to call an SDK, each with a copy of the SDK that is left alone and with one that is instrumented. */
interface Caller {
  readonly shapes: readonly { readonly name: string }[];
  readonly run: (index: number, copy: 'plain' | 'instrumented') => Promise<unknown> | undefined;
}

function callerOf<Sdk, Shape extends { readonly name: string }>(
  instrumentation: { manuallyInstrument(target: unknown): boolean },
  copies: readonly { readonly plain: Sdk; readonly instrumented: Sdk }[],
  shapes: readonly Shape[],
  run: (shape: Shape, sdk: Sdk) => Promise<unknown>,
): () => Caller {
  return () => {
    const [newest] = copies;
    if (newest === undefined) throw new TypeError('there is no copy of the SDK');
    expect(instrumentation.manuallyInstrument(newest.instrumented)).toBe(true);
    const at = (index: number): Shape | undefined => shapes[index];
    return { shapes, run: (index, copy) => (at(index) === undefined ? undefined : run(at(index) as Shape, newest[copy])) };
  };
}

const stainless = (path: string): { apiKey: string; baseURL: string; maxRetries: number } => ({
  apiKey: 'any',
  baseURL: providers.url + path,
  maxRetries: 2,
});

const CALLERS: readonly (readonly [name: string, caller: () => Caller])[] = [
  [
    'openai',
    callerOf(new OpenAIInstrumentation({ captureContent }), OPENAI, OPENAI_SHAPES, ({ run }, Sdk) =>
      run(new Sdk(stainless('/openai/v1')), Sdk),
    ),
  ],
  [
    '@anthropic-ai/sdk',
    callerOf(new AnthropicInstrumentation({ captureContent }), ANTHROPIC, anthropicShapes('claude-sonnet-5-5'), ({ run }, Sdk) =>
      run(new Sdk({ ...stainless('/anthropic'), openTelemetry: false })),
    ),
  ],
  [
    'groq-sdk',
    callerOf(new GroqInstrumentation({ captureContent }), GROQ, GROQ_SHAPES, ({ run }, Sdk) => run(new Sdk(stainless('/groq')))),
  ],
  [
    '@google/genai',
    callerOf(new GoogleGenAIInstrumentation({ captureContent }), GOOGLE, GOOGLE_SHAPES, ({ run }, sdk) =>
      run(googleClients(sdk, providers.url)),
    ),
  ],
  [
    'cohere-ai',
    callerOf(new CohereInstrumentation({ captureContent }), COHERE, COHERE_SHAPES, ({ run }, sdk) =>
      run(cohereClients(sdk, providers.url)),
    ),
  ],
  [
    '@mistralai/mistralai',
    callerOf(new MistralInstrumentation({ captureContent }), MISTRAL, MISTRAL_SHAPES, ({ run }, sdk) =>
      run(mistralClient(sdk, providers.url)),
    ),
  ],
  [
    'ollama',
    callerOf(new OllamaInstrumentation({ captureContent }), OLLAMA, OLLAMA_SHAPES, ({ run }, sdk) =>
      run(ollamaClients(sdk, providers.url)),
    ),
  ],
  [
    '@aws-sdk/client-bedrock-runtime',
    callerOf(new BedrockInstrumentation({ captureContent }), BEDROCK, BEDROCK_SHAPES, ({ run }, sdk) => run(sdk, providers.url)),
  ],
];

test.each(CALLERS)('callers of %s see the same in every way to call it, while all of it is recorded', async (_name, make) => {
  const { shapes, run } = make();
  const isSame = async (index: number): Promise<boolean> => {
    const bare = observe(await run(index, 'plain'));
    return isDeepStrictEqual(observe(await run(index, 'instrumented')), bare);
  };
  // All at once: most of the time of one is waiting.
  const same = await Promise.all(shapes.map((_shape, index) => isSame(index)));
  expect(shapes.filter((_shape, index) => !same[index])).toEqual([]);
  const most = Math.ceil(shapes.length / 3);
  const recorded = contentNames(await spans.settled(most));
  expect(recorded.filter((each) => each === 'gen_ai.output.messages').length).toBeGreaterThanOrEqual(most);
});
