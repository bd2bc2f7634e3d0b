import type { Mistral } from '@mistralai/mistralai';
import { problemsOf, readCall } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { MistralInstrumentation } from '../../src/mistral/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { shapeOf } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario, used } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new MistralInstrumentation(), SDK_COPIES, { now: () => new Date('2026-11-22T12:00:00Z') });

const MODEL = 'mistral-medium-2508';
const inputs = 'a secret of the customer';
const messages = [{ role: 'user' as const, content: inputs }];
/** Ten seconds of sound. */
const file = { fileName: 'secret.mp3', content: new Uint8Array(160_000) };
const tools = [{ type: 'web_search' as const }, { type: 'code_interpreter' as const }];

const asked = (operation: string, model?: string): Record<string, unknown> => ({
  name: model === undefined ? operation : `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'mistral_ai',
  ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
  'server.address': '127.0.0.1',
  'server.port': 'number',
});
const answered = { 'gen_ai.conversation.id': 'conversation', 'gen_ai.response.id': 'string', 'gen_ai.response.model': MODEL };
const counted = { 'gen_ai.usage.input_tokens': 6, 'gen_ai.usage.output_tokens': 28 };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const toldAtEnd = { ...streamed, 'gen_ai.response.finish_reasons': ['stop'] };
const cut = { ...streamed, 'gen_ai.response.finish_reasons': ['error'] };
const VOXTRAL = 'voxtral-mini-2602';
const heard = { 'gen_ai.response.model': VOXTRAL, 'spancost.usage.audio.seconds': 10 };

interface Case {
  readonly name: string;
  readonly call: (client: Mistral) => Promise<unknown>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const CASES: readonly Case[] = [
  {
    name: 'a conversation that begins',
    call: ({ beta }) => beta.conversations.start({ model: MODEL, inputs }),
    expected: { ...asked('chat', MODEL), ...answered, ...counted },
  },
  {
    name: 'a conversation with an agent, which has the model',
    call: ({ beta }) => beta.conversations.start({ agentId: 'ag_1', inputs }),
    expected: { ...asked('chat'), ...answered, ...counted },
  },
  {
    name: 'connectors: what they bring is input, 6 + 400, and they have fees',
    call: ({ beta }) => beta.conversations.start({ model: MODEL, inputs, tools }),
    expected: {
      ...asked('chat', MODEL),
      ...answered,
      ...counted,
      'gen_ai.usage.input_tokens': 406,
      'spancost.usage.web_searches': 1,
      'spancost.usage.containers': 1,
    },
  },
  {
    name: 'a streamed conversation: its last event has the usage',
    call: async ({ beta }) => allOf(await beta.conversations.startStream({ model: MODEL, inputs, tools: [{ type: 'web_search' }] })),
    expected: {
      ...asked('chat', MODEL),
      ...answered,
      ...counted,
      ...toldAtEnd,
      'gen_ai.usage.input_tokens': 206,
      'spancost.usage.web_searches': 1,
    },
  },
  {
    name: 'what is appended',
    call: ({ beta }) => beta.conversations.append({ conversationId: 'conv_1', conversationAppendRequest: { inputs } }),
    expected: { ...asked('chat'), ...answered, ...counted },
  },
  {
    name: 'what is appended, streamed',
    call: async ({ beta }) =>
      allOf(await beta.conversations.appendStream({ conversationId: 'conv_1', conversationAppendStreamRequest: { inputs } })),
    expected: { ...asked('chat'), ...answered, ...counted, ...toldAtEnd },
  },
  {
    name: 'a conversation begun anew within itself',
    call: ({ beta }) =>
      beta.conversations.restart({ conversationId: 'conv_1', conversationRestartRequest: { inputs, fromEntryId: 'msg_1' } }),
    expected: { ...asked('chat'), ...answered, ...counted },
  },
  {
    name: 'a streamed conversation that its consumer leaves',
    async call({ beta }) {
      for await (const _event of await beta.conversations.startStream({ model: MODEL, inputs })) break;
    },
    expected: { ...asked('chat', MODEL), ...cut, 'gen_ai.conversation.id': 'conversation' },
  },
  {
    name: 'a conversation that fails in mid-stream',
    call: async ({ beta }) => allOf(await beta.conversations.startStream({ model: MODEL, inputs }, scenario('error-in-stream'))),
    expected: { ...asked('chat', MODEL), ...answered, ...cut, 'error.type': '503' },
  },
  {
    name: 'a conversation that tells no tokens, which the SDK fills with zeros',
    call: ({ beta }) => beta.conversations.start({ model: MODEL, inputs }, scenario('no-usage')),
    expected: { ...asked('chat', MODEL), ...answered },
  },
  {
    name: 'a conversation that is refused',
    call: ({ beta }) => thrownBy(beta.conversations.start({ model: MODEL, inputs }, scenario('error-429'))),
    expected: { ...asked('chat', MODEL), 'error.type': 'SDKError', 'http.response.status_code': 429 },
  },
  {
    name: 'an agent by the older API',
    call: ({ agents }) => agents.complete({ agentId: 'ag_1', messages }),
    expected: {
      ...asked('chat'),
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': MODEL,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 28,
      'gen_ai.usage.cache_read.input_tokens': 0,
      'spancost.usage.service_tier': 'standard',
    },
  },
  {
    name: 'a streamed agent by the older API',
    call: async ({ agents }) => allOf(await agents.stream({ agentId: 'ag_1', messages })),
    expected: {
      ...asked('chat'),
      ...toldAtEnd,
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': MODEL,
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 28,
      'gen_ai.usage.cache_read.input_tokens': 0,
      'spancost.usage.service_tier': 'standard',
    },
  },
  {
    name: 'ten seconds of sound',
    call: ({ audio }) => audio.transcriptions.complete({ model: VOXTRAL, file }),
    expected: { ...asked('transcription', VOXTRAL), ...heard },
  },
  {
    name: 'ten seconds of sound, streamed',
    call: async ({ audio }) => allOf(await audio.transcriptions.stream({ model: VOXTRAL, file })),
    expected: { ...asked('transcription', VOXTRAL), ...heard, ...toldAtEnd },
  },
  {
    name: 'sound that is left',
    async call({ audio }) {
      for await (const _event of await audio.transcriptions.stream({ model: VOXTRAL, file })) break;
    },
    expected: { ...asked('transcription', VOXTRAL), ...cut },
  },
  {
    name: 'a transcription that tells tokens alone',
    call: ({ audio }) =>
      audio.transcriptions.complete(
        { model: VOXTRAL, file },
        used({ prompt_audio_seconds: null, prompt_tokens: 40, completion_tokens: 9 }),
      ),
    expected: {
      ...asked('transcription', VOXTRAL),
      'gen_ai.response.model': VOXTRAL,
      'gen_ai.usage.input_tokens': 40,
      'gen_ai.usage.output_tokens': 9,
    },
  },
];

/** What only the newer major has. */
const NEWER: readonly Case[] = [
  {
    name: 'speech is billed by what is said, an emoji being one character',
    call: ({ audio }) => audio.speech.complete({ model: 'voxtral-mini-tts-2603', input: 'secret 👋' }),
    expected: { ...asked('speech_generation', 'voxtral-mini-tts-2603'), 'gen_ai.output.type': 'speech', 'spancost.usage.characters': 8 },
  },
  {
    name: 'streamed speech',
    call: async ({ audio }) => allOf(await audio.speech.complete({ model: 'voxtral-mini-tts-2603', input: 'secret', stream: true })),
    expected: {
      ...asked('speech_generation', 'voxtral-mini-tts-2603'),
      ...toldAtEnd,
      'gen_ai.output.type': 'speech',
      'spancost.usage.characters': 6,
    },
  },
  {
    name: 'streamed speech that is left',
    async call({ audio }) {
      for await (const _event of await audio.speech.complete({ model: 'voxtral-mini-tts-2603', input: 'secret', stream: true })) break;
    },
    expected: { ...asked('speech_generation', 'voxtral-mini-tts-2603'), ...cut, 'gen_ai.output.type': 'speech' },
  },
];

const cases = SDK_COPIES.flatMap((copy) => (copy.version === '2.7' ? [...CASES, ...NEWER] : CASES).map((one) => ({ ...copy, ...one })));

test.each(cases)('@mistralai/mistralai $version, $name', async ({ instrumented, plain, call, expected }) => {
  const name = String(expected['name']);
  await expectSame(
    spans,
    [name],
    () => call(clientOf(plain, providers.url)),
    () => call(clientOf(instrumented, providers.url)),
  );
  await call(clientOf(instrumented, providers.url));
  const [span] = await spans.settled(1);
  const { 'gen_ai.conversation.id': conversation, ...rest } =
    span === undefined ? { name: '' } : (shapeOf(span) as Record<string, unknown>);
  expect({ ...rest, ...(conversation === undefined ? {} : { 'gen_ai.conversation.id': 'conversation' }) }).toEqual(expected);
  expect(JSON.stringify([span?.attributes, span?.events, span?.status])).not.toContain('secret');
  const reading = readCall(span?.attributes ?? {});
  expect(reading && problemsOf(reading.usage)).toEqual([]);
});

describe.each(SDK_COPIES)('a batch of @mistralai/mistralai $version', ({ instrumented }) => {
  const requests = [1, 2, 3].map((number) => ({ customId: String(number), body: { messages } }));
  const create = (client: Mistral, headers: Record<string, string> = {}): ReturnType<Mistral['batch']['jobs']['create']> =>
    client.batch.jobs.create({ endpoint: '/v1/chat/completions', model: 'mistral-small-2506', requests }, { headers });

  test('whose answers are in it tells their sum once, when it is over', async () => {
    const client = clientOf(instrumented, providers.url);
    const { id: jobId } = await create(client, { 'x-usage': JSON.stringify({ inputTokens: 4000, outputTokens: 800 }) });
    for (let fetches = 0; fetches < 4; fetches++) await client.batch.jobs.get({ jobId, inline: fetches !== 1 });
    const ended = await spans.settled(4);
    const fetched = { ...asked('fetch_batch'), 'gen_ai.response.id': 'string', 'gen_ai.response.model': 'mistral-small-2506' };
    const used = {
      'spancost.usage.service_tier': 'batch',
      'spancost.usage.parameter.batch_requests': '3',
      'gen_ai.usage.input_tokens': 12_000,
      'gen_ai.usage.output_tokens': 2400,
      'gen_ai.usage.cache_read.input_tokens': 0,
    };
    expect(ended.map(shapeOf)).toEqual([
      { ...fetched, 'gen_ai.response.status': 'RUNNING' },
      { ...fetched, 'gen_ai.response.status': 'SUCCESS' },
      { ...fetched, 'gen_ai.response.status': 'SUCCESS', ...used },
      { ...fetched, 'gen_ai.response.status': 'SUCCESS' },
    ]);
    expect(ended.map(({ attributes }) => readCall(attributes)?.operation)).toEqual([undefined, undefined, 'batch', undefined]);
  });

  test('whose answers tell no tokens has no usage', async () => {
    const client = clientOf(instrumented, providers.url);
    const { id: jobId } = await create(client, { 'x-scenario': 'no-usage' });
    for (let fetches = 0; fetches < 2; fetches++) await client.batch.jobs.get({ jobId, inline: true });
    expect((await spans.settled(2)).map(({ attributes }) => attributes['gen_ai.usage.input_tokens'])).toEqual([undefined, undefined]);
  });
});
