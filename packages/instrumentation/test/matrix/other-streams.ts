import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { clientOf as bedrockClient } from '../bedrock/clients.ts';
import { SDK_COPIES as BEDROCK_COPIES } from '../bedrock/sdk-copies.ts';
import { clientsOf as cohereClients } from '../cohere/clients.ts';
import { SDK_COPIES as COHERE_COPIES } from '../cohere/sdk-copies.ts';
import { clientsOf as googleClients } from '../google-genai/clients.ts';
import { SDK_COPIES as GOOGLE_COPIES } from '../google-genai/sdk-copies.ts';
import { SDK_COPIES as OPENAI_COPIES } from '../openai/sdk-copies.ts';
import { headersOf, type CallOptions } from './driver.ts';
import { configOf as bedrockConfig, BEDROCK } from './sdks/bedrock.ts';
import { COHERE, optionsOf as cohereOptions } from './sdks/cohere.ts';
import { configOf as googleConfig, GOOGLE_GENAI } from './sdks/google-genai.ts';
import { OPENAI } from './sdks/openai.ts';
import { requestOptions, type StainlessDriver } from './sdks/stainless.ts';
import type { Told } from './scenario.ts';
import type { SdkUnderTest } from './sdk-under-test.ts';

/** A stream that is not the one of the matrix: of another method, or by another way. */
export interface OtherStream {
  readonly name: string;
  readonly sdk: SdkUnderTest;
  readonly version: string;
  /** The copy of the SDK that is instrumented. */
  readonly copy: unknown;
  readonly firstEvent: SdkUnderTest['firstEvent'];
  /** What its spans say where that differs from what the SDK's do in the matrix. */
  readonly told?: Readonly<Record<string, Partial<Told>>>;
  readonly open: (url: string) => (options?: CallOptions) => PromiseLike<AsyncIterable<unknown>>;
}

const text = 'Say hello to everybody in the warehouse, one after the other, and wish them a good day';

type OpenAIStream = (
  client: InstanceType<(typeof OPENAI_COPIES)[number]['instrumented']>,
  options: CallOptions,
) => ReturnType<StainlessDriver['open']>;

const OPENAI_STREAMS: readonly (readonly [string, OpenAIStream])[] = [
  [
    'a completion',
    (client, options) =>
      client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: text, stream: true, max_tokens: 80 }, requestOptions(options)),
  ],
  [
    'a picture',
    (client, options) =>
      client.images.generate({ model: 'gpt-image-2', prompt: text, stream: true, partial_images: 3 }, requestOptions(options)),
  ],
  [
    'a transcription',
    (client, options) =>
      client.audio.transcriptions.create(
        { model: 'gpt-4o-transcribe', file: new File([new Uint8Array(9)], 'a.wav'), stream: true },
        requestOptions(options),
      ),
  ],
];

const OF_OPENAI: readonly OtherStream[] = OPENAI_COPIES.flatMap(({ version, instrumented: Sdk }) =>
  OPENAI_STREAMS.map(([name, open]) => ({
    name,
    sdk: OPENAI,
    version,
    copy: Sdk,
    firstEvent: 'nothing',
    open:
      (url) =>
      (options = {}) =>
        open(new Sdk({ apiKey: 'any', baseURL: `${url}/openai/v1` }), options),
  })),
);

const OF_GOOGLE: readonly OtherStream[] = GOOGLE_COPIES.map(({ version, instrumented }) => ({
  name: 'content, with nothing of the SDK around it',
  sdk: GOOGLE_GENAI,
  version,
  copy: instrumented,
  firstEvent: 'input',
  open:
    (url) =>
    (options = {}) => {
      const config = { ...googleConfig(options), automaticContinuation: false, automaticFunctionCalling: { disable: true } };
      return googleClients(instrumented, url).gemini.models.generateContentStream({ model: 'gemini-2.5-flash', contents: text, config });
    },
}));

const OF_COHERE: readonly OtherStream[] = COHERE_COPIES.map(({ version, instrumented }) => ({
  name: 'a chat of the first version of the API',
  sdk: COHERE,
  version,
  copy: instrumented,
  firstEvent: 'nothing',
  open:
    (url) =>
    (options = {}) =>
      cohereClients(instrumented, url).v1.chatStream({ model: 'command-a-03-2025', message: text }, cohereOptions(options)),
}));

// Here the SDK sees that a connection is cut.
const cutSeen: OtherStream['told'] = { 'the server cuts the connection': { failed: true } };
const http1 = (): BedrockRuntimeClientConfig => ({ requestHandler: new NodeHttpHandler() });
const converse = { modelId: 'eu.amazon.nova-lite-v1:0', messages: [{ role: 'user' as const, content: [{ text }] }] };
const claude = {
  modelId: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
  body: JSON.stringify({ anthropic_version: 'bedrock-2023-05-31', max_tokens: 400, messages: [{ role: 'user', content: text }] }),
};

const OF_BEDROCK: readonly OtherStream[] = BEDROCK_COPIES.flatMap(({ version, instrumented: sdk }) => {
  const made = { sdk: BEDROCK, version, copy: sdk };
  const clientOf = (url: string, options: CallOptions, config: BedrockRuntimeClientConfig) =>
    bedrockClient(sdk, url, headersOf(options), { ...config, ...bedrockConfig(options) });
  const abort = ({ signal }: CallOptions): { abortSignal?: AbortSignal } => (signal === undefined ? {} : { abortSignal: signal });
  const converseBy =
    (config: () => BedrockRuntimeClientConfig): OtherStream['open'] =>
    (url) =>
    async (options = {}) =>
      streamOf((await clientOf(url, options, config()).send(new sdk.ConverseStreamCommand(converse), abort(options))).stream);
  const invokeBy =
    (config: () => BedrockRuntimeClientConfig): OtherStream['open'] =>
    (url) =>
    async (options = {}) =>
      streamOf((await clientOf(url, options, config()).send(new sdk.InvokeModelWithResponseStreamCommand(claude), abort(options))).body);
  return [
    { ...made, name: 'ConverseStream by HTTP/1', firstEvent: 'nothing', open: converseBy(http1), told: cutSeen },
    { ...made, name: 'InvokeModelWithResponseStream of Claude', firstEvent: 'input', open: invokeBy(() => ({})) },
    { ...made, name: 'InvokeModelWithResponseStream of Claude by HTTP/1', firstEvent: 'input', open: invokeBy(http1), told: cutSeen },
  ];
});

function streamOf(stream: AsyncIterable<unknown> | undefined): AsyncIterable<unknown> {
  if (stream === undefined) throw new TypeError('the answer has no stream');
  return stream;
}

/** Streams beside those of the matrix. */
export const OTHER_STREAMS: readonly OtherStream[] = [...OF_OPENAI, ...OF_GOOGLE, ...OF_COHERE, ...OF_BEDROCK];
