import type { Mistral } from '@mistralai/mistralai';
import { CALL_SHAPES } from '../../mistral/call-shapes.ts';
import { clientOf } from '../../mistral/clients.ts';
import type { Sdk } from '../../mistral/sdk-copies.ts';
import { headersOf, type CallOptions, type Driver } from '../driver.ts';
import { NO_HELPERS, noAbort, noResponse } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';
import { eventsOf } from '../stream-runs.ts';

interface MistralDriver extends Driver {
  readonly client: Mistral;
  open(options?: CallOptions): Promise<ReadableStream>;
}

const content = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const chat = { model: 'mistral-large-2512', messages: [{ role: 'user' as const, content }] };
const document = { type: 'document_url' as const, documentUrl: 'https://shop.example/boots.pdf' };
const response = 'the SDK gives answers without their HTTP response';
const abort = 'its streams have no abort(), only a signal';

function optionsOf(options: CallOptions): NonNullable<Parameters<Mistral['chat']['complete']>[1]> {
  const { signal, timeoutMs, retries = 0 } = options;
  const backoff = { initialInterval: 1, maxInterval: 5, exponent: 1, maxElapsedTime: 5000 };
  return {
    headers: headersOf(options),
    ...(signal === undefined ? {} : { fetchOptions: { signal } }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(retries === 0 ? {} : { retries: { strategy: 'backoff', backoff } }),
  };
}

/** @mistralai/mistralai. */
export const MISTRAL: SdkUnderTest = sdkUnderTest<MistralDriver, Sdk, Mistral>({
  name: '@mistralai/mistralai',
  majors: [
    { version: '2.7', installed: '@mistralai/mistralai', formats: ['esm'] },
    { version: '1.15', installed: 'mistralai-1', formats: ['cjs'] },
  ],
  onlyFormat: 'version 2 ships ES modules only, version 1 CommonJS only',
  instrumentation: async () => new (await import('../../../src/mistral/index.ts')).MistralInstrumentation(),
  firstEvent: 'nothing',
  // Its streams are Node's own, which read ahead.
  stacksByChance: true,
  driverOf(sdk, url) {
    const client = clientOf(sdk, url);
    return {
      client,
      ask: (options = {}) => client.chat.complete(chat, optionsOf(options)),
      open: (options = {}) => client.chat.stream(chat, optionsOf(options)),
      also: [
        (options) => client.embeddings.create({ model: 'mistral-embed', inputs: [content] }, optionsOf(options)),
        (options) => client.ocr.process({ model: 'mistral-ocr-2512', document }, optionsOf(options)),
      ],
    };
  },
  told: (version) => ({
    // What is none of its own types the SDK throws.
    ...(version === '2.7' ? { 'usage is absurd: 1e21 tokens': { usage: ['absent', 'absent'] } } : {}),
    'an unknown field, and an event of an unknown type': { usage: ['complete', 'begun'] },
  }),
  own: {
    async 'tee(), both read'(driver) {
      const [one, other] = (await driver.open()).tee();
      return await Promise.all([eventsOf(Promise.resolve(one)), eventsOf(Promise.resolve(other))]);
    },
    async 'tee(), one read in part and dropped'(driver) {
      const [one] = (await driver.open({ scenario: 'slow-stream' })).tee();
      return await one.getReader().read();
    },
    // Its stream is one.
    async 'toReadableStream()'(driver) {
      const reader = (await driver.open()).getReader();
      const events: unknown[] = [];
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return events;
        events.push(value);
      }
    },
    async 'toReadableStream(), cancelled'(driver) {
      const reader = (await driver.open()).getReader();
      // In which order its keys are depends on whether something had already come.
      const { done, value } = await reader.read();
      await reader.cancel();
      return { done, value, closed: await reader.closed };
    },
  },
  lacks: {
    ...noResponse(response),
    ...noAbort(abort),
    ...NO_HELPERS,
    'HTTP 500 at every attempt': 'how often the SDK tries again is a matter of time',
  },
  shapes: (sdk, url) => ({ subject: () => clientOf(sdk, url), shapes: CALL_SHAPES }),
});
