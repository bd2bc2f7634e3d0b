import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CALL_SHAPES } from '../../bedrock/call-shapes.ts';
import { clientOf } from '../../bedrock/clients.ts';
import type { Sdk } from '../../bedrock/sdk-copies.ts';
import { headersOf, type CallOptions, type Driver } from '../driver.ts';
import { NO_HELPERS, noAbort, noResponse, onlyIterated } from '../lacks.ts';
import { sdkUnderTest, type SdkUnderTest } from '../sdk-under-test.ts';

const modelId = 'eu.amazon.nova-lite-v1:0';
const text = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';
const asked = { modelId, messages: [{ role: 'user' as const, content: [{ text }] }] };
const stream = 'its streams can only be iterated';
const response = 'the SDK gives of the HTTP response only $metadata, which every answer has';

/** A client of its own for what only a client can be told. */
export function configOf({ timeoutMs, retries = 0 }: CallOptions): BedrockRuntimeClientConfig {
  return {
    maxAttempts: retries + 1,
    ...(timeoutMs === undefined ? {} : { requestHandler: new NodeHttpHandler({ requestTimeout: timeoutMs, throwOnRequestTimeout: true }) }),
  };
}

/** @aws-sdk/client-bedrock-runtime, by Converse. Node takes HTTP/2 to it. */
export const BEDROCK: SdkUnderTest = sdkUnderTest<Driver, Sdk, { readonly sdk: Sdk; readonly url: string }>({
  name: '@aws-sdk/client-bedrock-runtime',
  majors: [
    { version: '3.1163', installed: '@aws-sdk/client-bedrock-runtime', formats: ['cjs'] },
    { version: '3.848', installed: 'bedrock-runtime-3-848', formats: ['cjs'] },
  ],
  onlyFormat: 'Node loads its CommonJS files only; an ES module that imports it loads the same',
  instrumentation: async () => new (await import('../../../src/bedrock/index.ts')).BedrockInstrumentation(),
  firstEvent: 'nothing',
  driverOf(sdk, url) {
    const shared = clientOf(sdk, url);
    const of = (options: CallOptions): typeof shared =>
      Object.keys(options).some((name) => name !== 'signal') ? clientOf(sdk, url, headersOf(options), configOf(options)) : shared;
    const sent = ({ signal }: CallOptions): { abortSignal?: AbortSignal } => (signal === undefined ? {} : { abortSignal: signal });
    return {
      ask: (options = {}) => of(options).send(new sdk.ConverseCommand(asked), sent(options)),
      async open(options = {}) {
        const answer = await of(options).send(new sdk.ConverseStreamCommand(asked), sent(options));
        if (answer.stream === undefined) throw new TypeError('the answer has no stream');
        return answer.stream;
      },
      also: [
        async (options) => {
          const body = JSON.stringify({ prompt: text });
          const answer = await of(options).send(new sdk.InvokeModelCommand({ modelId: 'mistral.mistral-7b-instruct-v0:2', body }));
          return answer.body.transformToString();
        },
      ],
    };
  },
  own: {},
  told: (version) => ({
    // Amazon's own status for a key that it does not know.
    'HTTP 401': { failed: 403 },
    // What ends an HTTP/2 connection in the middle the SDK takes for the end of the stream.
    'the server cuts the connection': { failed: false },
    // The newer one itself drops it from an answer in one piece.
    ...(version === '3.848' ? {} : { 'usage is absurd: 1e21 tokens': { usage: ['absent', 'wrong'] } }),
  }),
  lacks: { ...noResponse(response), ...noAbort(stream), ...onlyIterated(stream), ...NO_HELPERS },
  shapes: (sdk, url) => ({
    subject: () => ({ sdk, url }),
    shapes: CALL_SHAPES.map((shape) => ({ ...shape, run: (subject) => shape.run(subject.sdk, subject.url) })),
  }),
});
