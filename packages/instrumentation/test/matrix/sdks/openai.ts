import type { OpenAI } from 'openai';
import { allOf, thrownBy } from '../../all-of.ts';
import { CALL_SHAPES } from '../../openai/call-shapes.ts';
import { NO_HISTORY } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';
import { OPENAI_TOLD, requestOptions, STAINLESS_RUNS, type StainlessDriver } from './stainless.ts';

type Sdk = { readonly OpenAI: typeof OpenAI };

/** An answer to this is a stream of many events. */
const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const chat = { model: 'gpt-4.1-mini', messages: [{ role: 'user' as const, content }] };
const schema = {
  name: 'greeting',
  strict: true,
  schema: { type: 'object', properties: { hello: { type: 'string' } }, required: ['hello'], additionalProperties: false },
} as const;
const stock = {
  name: 'stock',
  description: 'Stock',
  parameters: { type: 'object', properties: {} },
  function: () => '7',
  parse: JSON.parse,
};

interface OpenAIDriver extends StainlessDriver {
  readonly client: OpenAI;
}

/** openai. */
export const OPENAI: SdkUnderTest = sdkUnderTest<OpenAIDriver, Sdk, OpenAI>({
  name: 'openai',
  majors: [
    { version: '7.57', installed: 'openai', formats: ['cjs', 'esm'] },
    { version: '6.49', installed: 'openai-6', formats: ['cjs', 'esm'] },
  ],
  instrumentation: async () => new (await import('../../../src/openai/index.ts')).OpenAIInstrumentation(),
  firstEvent: 'nothing',
  driverOf(sdk, url) {
    const client = new sdk.OpenAI({ apiKey: 'any', baseURL: `${url}/openai/v1` });
    return {
      client,
      ask: (options = {}) => client.chat.completions.create(chat, requestOptions(options)),
      open: (options = {}) => client.chat.completions.create({ ...chat, stream: true }, requestOptions(options)),
      also: [
        (options) => client.responses.create({ model: chat.model, input: content }, requestOptions(options)),
        (options) => client.embeddings.create({ model: 'text-embedding-3-small', input: content }, requestOptions(options)),
        (options) => client.images.generate({ model: 'gpt-image-2', prompt: content }, requestOptions(options)),
      ],
    };
  },
  own: {
    ...STAINLESS_RUNS,
    'structured output: parse()': ({ client }) =>
      client.chat.completions.parse({ ...chat, response_format: { type: 'json_schema', json_schema: schema } }),
    async 'stream helper: events, and the final answer'({ client }) {
      const helper = client.chat.completions.stream(chat);
      const texts: string[] = [];
      helper.on('content', (delta) => void texts.push(delta));
      return { chunks: await allOf(helper), texts, final: await helper.finalChatCompletion(), usage: await thrownBy(helper.totalUsage()) };
    },
    async 'stream helper, aborted'({ client }) {
      const helper = client.chat.completions.stream(chat, requestOptions({ scenario: 'slow-stream' }));
      helper.once('content', () => helper.abort());
      return { thrown: await thrownBy(helper.done()), aborted: helper.aborted, errored: helper.errored, ended: helper.ended };
    },
    async 'tool runner: two requests'({ client }) {
      const runner = client.chat.completions.runTools(
        { ...chat, tools: [{ type: 'function', function: stock }] },
        { ...requestOptions({ scenario: 'tool-call' }), maxChatCompletions: 2 },
      );
      return { done: await thrownBy(runner.done()), messages: runner.messages };
    },
    'a call by hand: client.post()': ({ client }) => client.post('/chat/completions', { body: chat }),
  },
  told: () => OPENAI_TOLD,
  lacks: NO_HISTORY,
  shapes: (sdk, url) => ({
    subject: () => new sdk.OpenAI({ apiKey: 'any', baseURL: `${url}/openai/v1`, maxRetries: 2 }),
    shapes: CALL_SHAPES.map((shape) => ({ ...shape, run: (client) => shape.run(client, sdk.OpenAI) })),
  }),
});
