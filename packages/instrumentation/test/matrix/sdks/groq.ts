import type Groq from 'groq-sdk';
import { CALL_SHAPES } from '../../groq/call-shapes.ts';
import { NO_HISTORY, NO_STREAM_HELPERS, NO_TOOL_RUNNER } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';
import { OPENAI_TOLD, requestOptions, STAINLESS_RUNS, type StainlessDriver } from './stainless.ts';

type Sdk = { readonly Groq: typeof Groq };

interface GroqDriver extends StainlessDriver {
  readonly client: Groq;
}

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const chat = { model: 'llama-3.3-70b-versatile', messages: [{ role: 'user' as const, content }] };
const clientOf = (sdk: Sdk, url: string): Groq => new sdk.Groq({ apiKey: 'any', baseURL: `${url}/groq` });

/** Before 1.0 the SDK has its own fetch. */
const OLDER = { 'the connection is cut': 'a promise of this version never settles then' };

/** groq-sdk. */
export const GROQ: SdkUnderTest = sdkUnderTest<GroqDriver, Sdk, Groq>({
  name: 'groq-sdk',
  majors: [
    { version: '1.6', installed: 'groq-sdk', formats: ['cjs', 'esm'] },
    { version: '0.37', installed: 'groq-sdk-0', formats: ['cjs', 'esm'], lacks: OLDER },
  ],
  instrumentation: async () => new (await import('../../../src/groq/index.ts')).GroqInstrumentation(),
  firstEvent: 'nothing',
  driverOf(sdk, url) {
    const client = clientOf(sdk, url);
    return {
      client,
      ask: (options = {}) => client.chat.completions.create(chat, requestOptions(options)),
      open: (options = {}) => client.chat.completions.create({ ...chat, stream: true }, requestOptions(options)),
      also: [(options) => client.embeddings.create({ model: 'nomic', input: content }, requestOptions(options))],
    };
  },
  own: {
    ...STAINLESS_RUNS,
    'a call by hand: client.post()': ({ client }) => client.post('/openai/v1/chat/completions', { body: chat }),
  },
  told: () => OPENAI_TOLD,
  lacks: { ...NO_STREAM_HELPERS, ...NO_TOOL_RUNNER, ...NO_HISTORY },
  shapes: (sdk, url) => ({ subject: () => clientOf(sdk, url), shapes: CALL_SHAPES }),
});
