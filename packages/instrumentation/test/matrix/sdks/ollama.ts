import type { AbortableAsyncIterator, ChatResponse } from 'ollama';
import { CALL_SHAPES } from '../../ollama/call-shapes.ts';
import { clientsOf, type Clients } from '../../ollama/clients.ts';
import type { Sdk } from '../../ollama/sdk-copies.ts';
import { headersOf, type CallOptions, type Driver } from '../driver.ts';
import { NO_HELPERS, noResponse, onlyIterated } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';
import { abortedAfterFirst } from '../stream-runs.ts';

interface OllamaDriver extends Driver {
  open(options?: CallOptions): Promise<AbortableAsyncIterator<ChatResponse>>;
}

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const chat = { model: 'llama3.2', messages: [{ role: 'user', content }] };
const response = 'the SDK gives answers without their HTTP response';
const signal = 'the SDK takes no signal; its streams have abort()';
const timeout = 'the SDK has no timeout';
const retries = 'the SDK does not try again';
const stream = 'its streams can only be iterated and aborted';

/** ollama. */
export const OLLAMA: SdkUnderTest = sdkUnderTest<OllamaDriver, Sdk, Clients>({
  name: 'ollama',
  majors: [
    { version: '0.6', installed: 'ollama', formats: ['cjs', 'esm'] },
    { version: '0.5', installed: 'ollama-0-5', formats: ['cjs', 'esm'] },
  ],
  instrumentation: async () => new (await import('../../../src/ollama/index.ts')).OllamaInstrumentation(),
  firstEvent: 'nothing',
  driverOf(sdk, url) {
    const clients = clientsOf(sdk, url);
    // Headers are a client's, and a client holds its streams until they are read. Two are as old as this.
    const old = [clients(), clients()];
    const clientOf = (options: CallOptions): ReturnType<Clients> => {
      const headers = headersOf(options);
      return (Object.keys(headers).length === 0 ? old.pop() : undefined) ?? clients(headers);
    };
    return {
      ask: (options = {}) => clientOf(options).chat(chat),
      open: (options = {}) => clientOf(options).chat({ ...chat, stream: true }),
      also: [
        (options) => clientOf(options).generate({ model: chat.model, prompt: content }),
        (options) => clientOf(options).embed({ model: 'nomic-embed-text', input: content }),
      ],
    };
  },
  told: () => ({
    // It is told only to who reads it.
    'abort() before it is read': { failed: false, collected: true },
  }),
  own: {
    'abort() between two events': (driver) => abortedAfterFirst(driver.open({ scenario: 'slow-stream' }), (answer) => answer.abort()),
    async 'abort() before it is read'(driver) {
      const answer = await driver.open();
      answer.abort();
      return Reflect.ownKeys(answer);
    },
  },
  lacks: {
    ...noResponse(response),
    ...onlyIterated(stream),
    ...NO_HELPERS,
    'HTTP 500, and the SDK tries again: one call': retries,
    'HTTP 429, and the SDK tries again: one call': retries,
    'HTTP 500 at every attempt': retries,
    timeout,
    'aborted before it is sent': signal,
    'aborted while it waits': signal,
    'AbortSignal between two events': signal,
    'AbortSignal while nothing comes': signal,
    'timeout of the stream': timeout,
  },
  shapes: (sdk, url) => ({ subject: () => clientsOf(sdk, url), shapes: CALL_SHAPES }),
});
