import type { CallableTool, FunctionCall, GenerateContentConfig, GoogleGenAI } from '@google/genai';
import { allOf } from '../../all-of.ts';
import { CALL_SHAPES } from '../../google-genai/call-shapes.ts';
import { clientsOf, type Clients } from '../../google-genai/clients.ts';
import type { Sdk } from '../../google-genai/sdk-copies.ts';
import { headersOf, type CallOptions, type Driver } from '../driver.ts';
import { NO_CALLS_BY_HAND, NO_STREAM_HELPERS, noAbort, noResponse, onlyIterated } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';

interface GoogleDriver extends Driver {
  readonly gemini: GoogleGenAI;
}

const model = 'gemini-2.5-flash';
const contents = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const generator = 'its streams are plain async generators';
const response = 'the SDK gives of the HTTP response only sdkHttpResponse, which every answer has';

/** The configuration of a request. */
export function configOf(options: CallOptions): GenerateContentConfig {
  const { signal, timeoutMs, retries = 0 } = options;
  const retryOptions = { attempts: retries + 1, initialDelay: 0.005, jitter: 0 };
  return {
    httpOptions: {
      headers: headersOf(options),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      ...(retries === 0 ? {} : { retryOptions }),
    },
    ...(signal === undefined ? {} : { abortSignal: signal }),
  };
}

/** A function that the SDK calls by itself, and what it was called with. */
function callable(): { readonly tool: CallableTool; readonly calls: FunctionCall[] } {
  const calls: FunctionCall[] = [];
  const tool: CallableTool = {
    tool: async () => ({ functionDeclarations: [{ name: 'find', parametersJsonSchema: { type: 'object' } }] }),
    async callTool(called) {
      calls.push(...called);
      return called.map(({ name }) => ({ functionResponse: { name: name ?? '', response: { at: 'home' } } }));
    },
  };
  return { calls, tool };
}

/** @google/genai. */
export const GOOGLE_GENAI: SdkUnderTest = sdkUnderTest<GoogleDriver, Sdk, Clients>({
  name: '@google/genai',
  majors: [
    { version: '3.1', installed: '@google/genai', formats: ['cjs', 'esm'] },
    { version: '2.32', installed: 'google-genai-2', formats: ['cjs', 'esm'] },
  ],
  instrumentation: async () => new (await import('../../../src/google-genai/index.ts')).GoogleGenAIInstrumentation(),
  firstEvent: 'input',
  driverOf(sdk, url) {
    const { gemini, vertex } = clientsOf(sdk, url);
    return {
      gemini,
      ask: (options = {}) => gemini.models.generateContent({ model, contents, config: configOf(options) }),
      open: (options = {}) => gemini.models.generateContentStream({ model, contents, config: configOf(options) }),
      also: [
        (options) => gemini.models.embedContent({ model: 'gemini-embedding-001', contents, config: configOf(options) }),
        (options) =>
          vertex.models.segmentImage({ model: 'image-segmentation-001', source: { prompt: 'a boot' }, config: configOf(options) }),
      ],
    };
  },
  // The SDK trips over it only after its request, which is what has the span.
  told: () => ({ 'fields of other types than they have': { failed: false } }),
  own: {
    async 'tool runner: two requests'({ gemini }) {
      const { tool, calls } = callable();
      const config = { ...configOf({ scenario: 'tool-call' }), tools: [tool] };
      return [await gemini.models.generateContent({ model, contents, config }), calls];
    },
    async 'chat session: two messages'({ gemini }) {
      const chat = gemini.chats.create({ model });
      return [await chat.sendMessage({ message: 'hello' }), await chat.sendMessage({ message: 'and again' }), chat.getHistory()];
    },
    async 'chat session, streamed'({ gemini }) {
      const chat = gemini.chats.create({ model });
      return [await allOf(await chat.sendMessageStream({ message: contents })), chat.getHistory()];
    },
  },
  lacks: { ...noResponse(response), ...noAbort(generator), ...onlyIterated(generator), ...NO_STREAM_HELPERS, ...NO_CALLS_BY_HAND },
  shapes: (sdk, url) => ({ subject: () => clientsOf(sdk, url), shapes: CALL_SHAPES }),
});
