import { allOf } from '../all-of.ts';
import { SDK_COPIES as ANTHROPIC } from '../anthropic/sdk-copies.ts';
import { clientOf as bedrockClient } from '../bedrock/clients.ts';
import { SDK_COPIES as BEDROCK } from '../bedrock/sdk-copies.ts';
import { clientsOf as cohereClients } from '../cohere/clients.ts';
import { SDK_COPIES as COHERE } from '../cohere/sdk-copies.ts';
import { clientsOf as googleClients } from '../google-genai/clients.ts';
import { SDK_COPIES as GOOGLE } from '../google-genai/sdk-copies.ts';
import { clientOf as mistralClient } from '../mistral/clients.ts';
import { SDK_COPIES as MISTRAL } from '../mistral/sdk-copies.ts';
import { SDK_COPIES as OPENAI } from '../openai/sdk-copies.ts';

/** What takes long or goes over a socket: where it begins, and what only looks after it. */
export interface Start {
  readonly name: string;
  readonly act: (url: string) => PromiseLike<unknown>;
  /** Of each question: operation, model and provider. Nobody is asked about the others. */
  readonly asked: readonly (readonly [operation: string, model: string | undefined, provider: string])[];
}

/** The same, each with the SDK that it is done with. */
function of(sdk: string, starts: readonly Start[]): readonly Start[] {
  return starts.map((start) => ({ ...start, name: `${sdk}: ${start.name}` }));
}

const text = 'A lighthouse in a storm';
const file = (): File => new File([new Uint8Array(9)], 'a.wav');

const OF_OPENAI: readonly Start[] = OPENAI.flatMap(({ version, instrumented: OpenAI }) => {
  const client = (url: string) => new OpenAI({ apiKey: 'any', baseURL: `${url}/openai/v1` });
  return of(`openai ${version}`, [
    {
      name: 'a film',
      act: (url) => client(url).videos.create({ model: 'sora-2', prompt: text }),
      asked: [['video_generation', 'sora-2', 'openai']],
    },
    {
      name: 'a batch',
      act: (url) => client(url).batches.create({ endpoint: '/v1/responses', input_file_id: 'file-1', completion_window: '24h' }),
      asked: [['batch', undefined, 'openai']],
    },
    { name: 'a film that is asked for until it is there', act: (url) => client(url).videos.retrieve('video_1'), asked: [] },
    {
      name: 'an answer in the background',
      act: (url) => client(url).responses.create({ model: 'gpt-5', input: text, background: true }),
      asked: [['chat', 'gpt-5', 'openai']],
    },
    { name: 'an answer that is fetched', act: (url) => client(url).responses.retrieve('resp_1'), asked: [] },
    {
      name: 'a streamed transcription',
      act: async (url) => allOf(await client(url).audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: file(), stream: true })),
      asked: [['transcription', 'gpt-4o-transcribe', 'openai']],
    },
  ]);
});

const OF_ANTHROPIC: readonly Start[] = ANTHROPIC.flatMap(({ version, instrumented: Anthropic }) => {
  const batches = (url: string) => new Anthropic({ apiKey: 'any', baseURL: `${url}/anthropic` }).messages.batches;
  const request = (id: string, model: string) => ({
    custom_id: id,
    params: { model, max_tokens: 9, messages: [{ role: 'user' as const, content: text }] },
  });
  return of(`@anthropic-ai/sdk ${version}`, [
    {
      name: 'a batch',
      act: (url) => batches(url).create({ requests: [request('1', 'claude-haiku-5-5'), request('2', 'claude-haiku-5-5')] }),
      asked: [['batch', 'claude-haiku-5-5', 'anthropic']],
    },
    {
      name: 'a batch for two models',
      act: (url) => batches(url).create({ requests: [request('1', 'claude-haiku-5-5'), request('2', 'claude-opus-5-5')] }),
      asked: [['batch', undefined, 'anthropic']],
    },
    { name: 'the results of a batch', act: async (url) => allOf(await batches(url).results('msgbatch_1')), asked: [] },
  ]);
});

const OF_GOOGLE: readonly Start[] = GOOGLE.flatMap(({ version, instrumented }) => {
  const gemini = (url: string) => googleClients(instrumented, url).gemini;
  const model = 'gemini-3.8-live';
  return of(`@google/genai ${version}`, [
    {
      name: 'a live session',
      act: (url) => gemini(url).live.connect({ model, callbacks: { onmessage: () => undefined } }),
      asked: [['live_session', model, 'gcp.gemini']],
    },
    {
      name: 'an interaction',
      act: (url) => gemini(url).interactions.create({ model: 'gemini-3.8-flash', input: text }),
      asked: [['chat', 'gemini-3.8-flash', 'gcp.gemini']],
    },
    {
      name: 'a streamed interaction',
      act: async (url) => allOf(await gemini(url).interactions.create({ model: 'gemini-3.8-flash', input: text, stream: true })),
      asked: [['chat', 'gemini-3.8-flash', 'gcp.gemini']],
    },
    { name: 'an interaction that is fetched', act: (url) => gemini(url).interactions.get('v1_one'), asked: [] },
    {
      name: 'a film',
      act: (url) => gemini(url).models.generateVideos({ model: 'veo-3.1-generate-001', prompt: text }),
      asked: [['video_generation', 'veo-3.1-generate-001', 'gcp.gemini']],
    },
    {
      name: 'a cache',
      act: (url) => gemini(url).caches.create({ model: 'gemini-2.5-flash', config: { contents: text } }),
      asked: [['cache_storage', 'gemini-2.5-flash', 'gcp.gemini']],
    },
    { name: 'a batch that is fetched', act: (url) => gemini(url).batches.get({ name: 'batches/one' }), asked: [] },
    {
      name: 'a chat session, streamed',
      act: async (url) => allOf(await gemini(url).chats.create({ model: 'gemini-2.5-flash' }).sendMessageStream({ message: text })),
      asked: [['generate_content', 'gemini-2.5-flash', 'gcp.gemini']],
    },
  ]);
});

const OF_BEDROCK: readonly Start[] = BEDROCK.flatMap(({ version, instrumented: sdk }) => [
  {
    name: `@aws-sdk/client-bedrock-runtime ${version}: speech both ways`,
    act: (url) =>
      bedrockClient(sdk, url).send(
        new sdk.InvokeModelWithBidirectionalStreamCommand({ modelId: 'amazon.nova-sonic-v1:0', body: (async function* () {})() }),
      ),
    asked: [['chat', 'amazon.nova-sonic-v1:0', 'aws.bedrock']],
  },
  {
    name: `@aws-sdk/client-bedrock-runtime ${version}: a film`,
    act: (url) =>
      bedrockClient(sdk, url).send(
        new sdk.StartAsyncInvokeCommand({
          modelId: 'amazon.nova-reel-v1:1',
          modelInput: { taskType: 'TEXT_VIDEO' },
          outputDataConfig: { s3OutputDataConfig: { s3Uri: 's3://films' } },
        }),
      ),
    asked: [['video_generation', 'amazon.nova-reel-v1:1', 'aws.bedrock']],
  },
]);

const OF_COHERE: readonly Start[] = COHERE.map(({ version, instrumented }) => ({
  name: `cohere-ai ${version}: a streamed chat of the first version`,
  act: async (url) => allOf(await cohereClients(instrumented, url).v1.chatStream({ model: 'command-a-03-2025', message: text })),
  asked: [['chat', 'command-a-03-2025', 'cohere']],
}));

const OF_MISTRAL: readonly Start[] = MISTRAL.map(({ version, instrumented }) => ({
  name: `@mistralai/mistralai ${version}: a conversation`,
  act: (url) => mistralClient(instrumented, url).beta.conversations.start({ model: 'mistral-medium-latest', inputs: text }),
  asked: [['chat', 'mistral-medium-latest', 'mistral_ai']],
}));

/** By all SDKs, in both of their majors. */
export const STARTS: readonly Start[] = [...OF_OPENAI, ...OF_ANTHROPIC, ...OF_GOOGLE, ...OF_BEDROCK, ...OF_COHERE, ...OF_MISTRAL];
