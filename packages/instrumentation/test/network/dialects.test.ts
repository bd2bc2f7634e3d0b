import { describe, expect, test } from 'vitest';
import { watchNetwork } from './watch-network.ts';

const { spans, watchAs, post } = watchNetwork();

/** Sends it, and reads the answer, which must be a good one. */
async function ask(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<void> {
  const answer = await post(path, body, headers);
  expect(`${answer.status} ${await answer.text()}`).toMatch(/^200 /);
}

interface Case {
  readonly name: string;
  readonly provider: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly span: string;
  readonly told: Readonly<Record<string, unknown>>;
}

const counts = (input: number, output: number): Readonly<Record<string, unknown>> => ({
  'gen_ai.usage.input_tokens': input,
  'gen_ai.usage.output_tokens': output,
});
const used = { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) };
const hello = [{ role: 'user', content: 'hello' }];
const claude = { anthropic_version: 'vertex-2023-10-16', max_tokens: 50, messages: hello };
const converse = { messages: [{ role: 'user', content: [{ text: 'hello' }] }] };
const CLAUDE_AT_VERTEX = '/google/v1/projects/shop/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-5@20250929';
const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

const CASES: readonly Case[] = [
  ...[false, true].map((stream) => ({
    name: `Ollama's own chat, streamed as lines: ${stream}`,
    provider: 'ollama',
    path: '/ollama/api/chat',
    body: { model: 'llama3.2', messages: hello, ...(stream ? {} : { stream }) },
    headers: used,
    span: 'chat llama3.2',
    told: { ...counts(1000, 200), 'gen_ai.response.finish_reasons': ['stop'], ...(stream ? { 'gen_ai.request.stream': true } : {}) },
  })),
  {
    name: "Ollama's completion",
    provider: 'ollama',
    path: '/ollama/api/generate',
    body: { model: 'llama3.2', prompt: 'hello' },
    headers: used,
    span: 'text_completion llama3.2',
    told: counts(1000, 200),
  },
  {
    name: "Ollama's embeddings",
    provider: 'ollama',
    path: '/ollama/api/embed',
    body: { model: 'nomic-embed-text', input: 'hello' },
    span: 'embeddings nomic-embed-text',
    told: { 'gen_ai.usage.input_tokens': 2 },
  },
  ...[false, true].map((stream) => ({
    name: `the first version of Cohere's chat, streamed as lines: ${stream}`,
    provider: 'cohere',
    path: '/cohere/v1/chat',
    body: { model: 'command-r', message: 'hello', stream },
    span: 'chat command-r',
    told: { 'gen_ai.usage.input_tokens': 2, 'gen_ai.response.finish_reasons': ['COMPLETE'], 'gen_ai.response.id': expect.any(String) },
  })),
  ...[false, true].map((stream) => ({
    name: `a chat of Mistral with seconds of sound, streamed: ${stream}`,
    provider: 'mistral_ai',
    path: '/mistral/v1/chat/completions',
    body: { model: 'voxtral-small-latest', messages: hello, stream },
    headers: { 'x-raw-usage': JSON.stringify({ prompt_tokens: 1000, completion_tokens: 200, prompt_audio_seconds: 7 }) },
    span: 'chat voxtral-small-latest',
    told: { ...counts(1000, 200), 'spancost.usage.audio.seconds': 7, 'gen_ai.response.finish_reasons': ['stop'] },
  })),
  ...[false, true].map((stream) => ({
    name: `a conversation of Mistral with a search, streamed: ${stream}`,
    provider: 'mistral_ai',
    path: '/mistral/v1/conversations/conv_1',
    body: { model: 'mistral-medium-2508', inputs: 'hello', tools: [{ type: 'web_search' }], stream },
    span: 'chat mistral-medium-2508',
    told: { ...counts(202, 23), 'spancost.usage.web_searches': 1, 'gen_ai.conversation.id': 'conv_1' },
  })),
  {
    name: 'speech of Mistral',
    provider: 'mistral_ai',
    path: '/mistral/v1/audio/speech',
    body: { model: 'voxtral-mini-tts-2603', input: 'hello' },
    span: 'speech_generation voxtral-mini-tts-2603',
    told: { 'spancost.usage.characters': 5 },
  },
  {
    name: 'pages that Mistral reads',
    provider: 'mistral_ai',
    path: '/mistral/v1/ocr',
    body: { model: 'mistral-ocr-latest', document: { type: 'document_url', document_url: 'https://example.com/three.pdf' } },
    span: 'ocr mistral-ocr-latest',
    told: { 'spancost.usage.pages': expect.any(Number) },
  },
  ...(['rawPredict', 'streamRawPredict'] as const).map((method) => ({
    name: `Claude at Vertex AI by ${method}`,
    provider: 'gcp.vertex_ai',
    path: `${CLAUDE_AT_VERTEX}:${method}`,
    body: { ...claude, ...(method === 'rawPredict' ? {} : { stream: true }) },
    headers: { 'x-usage': JSON.stringify({ inputTokens: 36, outputTokens: 200, cacheRead: 64 }) },
    span: 'chat claude-sonnet-4-5@20250929',
    told: {
      ...counts(100, 200),
      'gen_ai.usage.cache_read.input_tokens': 64,
      'spancost.usage.geography': 'us-east5',
      'gen_ai.response.finish_reasons': ['end_turn'],
    },
  })),
  {
    name: 'pictures of Imagen by predict',
    provider: 'gcp.vertex_ai',
    path: '/google/v1/projects/shop/locations/europe-west4/publishers/google/models/imagen-4.0-generate-001:predict',
    body: { instances: [{ prompt: 'boots' }], parameters: { sampleCount: 3 } },
    span: 'image_generation imagen-4.0-generate-001',
    told: { 'spancost.usage.images': 3, 'spancost.usage.geography': 'europe-west4' },
  },
  {
    name: 'embeddings of Vertex AI by predict',
    provider: 'gcp.vertex_ai',
    path: '/google/v1/projects/shop/locations/europe-west4/publishers/google/models/text-embedding-005:predict',
    body: { instances: [{ content: 'hello' }, { content: 'red boots' }] },
    span: 'embeddings text-embedding-005',
    told: { 'gen_ai.usage.input_tokens': 5 },
  },
  ...(['converse', 'converse-stream'] as const).map((action) => ({
    name: `Bedrock's ${action}`,
    provider: 'aws.bedrock',
    path: `/bedrock/model/${encodeURIComponent(HAIKU)}/${action}`,
    body: converse,
    headers: { 'x-usage': JSON.stringify({ inputTokens: 36, outputTokens: 200, cacheRead: 64, cacheWrite5m: 30 }) },
    span: `chat ${HAIKU}`,
    told: {
      ...counts(130, 200),
      'gen_ai.usage.cache_read.input_tokens': 64,
      'gen_ai.response.finish_reasons': ['end_turn'],
      'gen_ai.response.id': expect.any(String),
      'server.address': '127.0.0.1',
    },
  })),
  ...(['invoke', 'invoke-with-response-stream'] as const).map((action) => ({
    name: `Claude by Bedrock's ${action}`,
    provider: 'aws.bedrock',
    path: `/bedrock/model/${encodeURIComponent(HAIKU)}/${action}`,
    body: { ...claude, anthropic_version: 'bedrock-2023-05-31' },
    headers: used,
    span: `chat ${HAIKU}`,
    told: { ...counts(1000, 200), 'gen_ai.response.finish_reasons': ['end_turn'] },
  })),
  {
    name: 'a model of Bedrock that tells its tokens in headers alone',
    provider: 'aws.bedrock',
    path: '/bedrock/model/mistral.mistral-large-2402-v1:0/invoke',
    body: { prompt: 'hello' },
    headers: { ...used, authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261122/eu-west-1/bedrock/aws4_request, Signature=x' },
    span: 'chat mistral.mistral-large-2402-v1:0',
    told: { ...counts(1000, 200), 'spancost.usage.geography': 'eu-west-1' },
  },
];

describe('each API that a known host speaks', () => {
  test.each(CASES)('$name', async ({ provider, path, body, headers, span, told }) => {
    watchAs(provider);
    await ask(path, body, headers);
    const [seen, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(seen?.name).toBe(span);
    expect(seen?.attributes).toMatchObject({ 'gen_ai.provider.name': provider, ...told });
    expect(seen?.attributes['error.type']).toBeUndefined();
  });
});

describe('a stream that breaks off', () => {
  const cut = { 'gen_ai.response.finish_reasons': ['error'] };

  test.each([
    [
      'by an exception of Bedrock',
      'aws.bedrock',
      `/bedrock/model/${HAIKU}/converse-stream`,
      converse,
      { ...cut, 'error.type': 'throttlingException' },
    ],
    ['by an error of Ollama', 'ollama', '/ollama/api/chat', { model: 'llama3.2', messages: hello }, cut],
    [
      'by an error of Cohere',
      'cohere',
      '/cohere/v1/chat',
      { model: 'command-r', message: 'hello', stream: true },
      { 'error.type': 'ERROR' },
    ],
  ])('%s says so, and tells no output but its characters', async (_name, provider, path, body, told) => {
    watchAs(provider);
    await ask(path, body, { ...used, 'x-scenario': 'error-in-stream' });
    const [seen] = await spans.settled(1);
    expect(seen?.attributes).toMatchObject(told);
    expect(seen?.attributes['gen_ai.usage.output_tokens']).toBeUndefined();
    expect(seen?.attributes['spancost.seen.output_characters']).toBeGreaterThan(0);
  });
});
