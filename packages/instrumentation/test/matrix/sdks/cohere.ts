import { allOf } from '../../all-of.ts';
import { CALL_SHAPES } from '../../cohere/call-shapes.ts';
import { clientsOf, type Clients } from '../../cohere/clients.ts';
import type { Sdk } from '../../cohere/sdk-copies.ts';
import { headersOf, type CallOptions, type Driver } from '../driver.ts';
import { NO_HELPERS, noAbort, noResponseAlone, onlyIterated } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';

interface CohereDriver extends Driver, Clients {}

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const chat = { model: 'command-a-03-2025', messages: [{ role: 'user' as const, content }] };
const stream = 'its streams can only be iterated';
const response = 'the SDK gives the response only with the answer';

/** Options of a request. */
export function optionsOf(options: CallOptions): Parameters<Clients['v2']['chat']>[1] {
  const { signal, timeoutMs, retries = 0 } = options;
  return {
    headers: headersOf(options),
    maxRetries: retries,
    ...(signal === undefined ? {} : { abortSignal: signal }),
    ...(timeoutMs === undefined ? {} : { timeoutInSeconds: timeoutMs / 1000 }),
  };
}

/** cohere-ai, by the second version of the API. */
export const COHERE: SdkUnderTest = sdkUnderTest<CohereDriver, Sdk, Clients>({
  name: 'cohere-ai',
  majors: [
    { version: '8.1', installed: 'cohere-ai', formats: ['cjs'] },
    { version: '7.21', installed: 'cohere-ai-7', formats: ['cjs'] },
  ],
  onlyFormat: 'the package ships CommonJS only; an ES module that imports it loads the same files',
  instrumentation: async () => new (await import('../../../src/cohere/index.ts')).CohereInstrumentation(),
  firstEvent: 'nothing',
  driverOf(sdk, url) {
    const clients = clientsOf(sdk, url);
    return {
      ...clients,
      ask: (options = {}) => clients.v2.chat(chat, optionsOf(options)),
      open: (options = {}) => clients.v2.chatStream(chat, optionsOf(options)),
      also: [
        (options) => clients.v2.embed({ model: 'embed-v4.0', texts: [content], inputType: 'search_query' }, optionsOf(options)),
        (options) => clients.v2.rerank({ model: 'rerank-v3.5', query: 'boots', documents: ['red boots'] }, optionsOf(options)),
      ],
    };
  },
  own: {
    async 'with its HTTP response'({ v2 }) {
      const promise = v2.chat(chat);
      const { data, rawResponse } = await promise.withRawResponse();
      return { data, status: rawResponse.status, type: rawResponse.headers.get('content-type'), same: data === (await promise) };
    },
    async 'the stream with its HTTP response'({ v2 }) {
      const { data, rawResponse } = await v2.chatStream(chat).withRawResponse();
      return { status: rawResponse.status, events: await allOf(data) };
    },
  },
  lacks: { ...noResponseAlone(response), ...noAbort(stream), ...onlyIterated(stream), ...NO_HELPERS },
  shapes: (sdk, url) => ({ subject: () => clientsOf(sdk, url), shapes: CALL_SHAPES }),
});
