import { readCall } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectedCall, type CallCase } from '../expected-call.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario, used } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new BedrockInstrumentation(), SDK_COPIES);

const NOVA = 'eu.amazon.nova-lite-v1:0';
const CLAUDE = 'global.anthropic.claude-sonnet-4-5-20250929-v1:0';
const usage = { inputTokens: 36, outputTokens: 50, cacheRead: 64, cacheWrite5m: 10, cacheWrite1h: 20, serviceTier: 'priority' };
const SECRET = 'a secret of the customer';
const conversation = { messages: [{ role: 'user' as const, content: [{ text: SECRET }] }] };
const message = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 400, messages: [{ role: 'user', content: SECRET }] };

const asked = (model: string, operation = 'chat'): Record<string, unknown> => ({
  name: `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'aws.bedrock',
  'gen_ai.request.model': model,
  'server.address': '127.0.0.1',
  'server.port': 'number',
  'gen_ai.response.id': 'string',
});
const input = {
  'gen_ai.usage.input_tokens': 130,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_write.input_tokens': 30,
};
const lives = { 'spancost.usage.cache_write_5m.input_tokens': 10, 'spancost.usage.cache_write_1h.input_tokens': 20 };
const output = { 'gen_ai.usage.output_tokens': 50, 'gen_ai.response.finish_reasons': ['end_turn'] };
const tier = { 'spancost.usage.service_tier': 'priority' };
const streamed = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };
const region = { 'spancost.usage.geography': 'eu-central-1' };

interface Case extends Pick<CallCase<never>, 'name' | 'expected'> {
  readonly call: (sdk: Sdk, url: string) => Promise<unknown>;
  /** What the older version leaves out of its answers. */
  readonly newOnly?: readonly string[];
}

const invoke = async (
  sdk: Sdk,
  url: string,
  modelId: string,
  body: object,
  headers: Record<string, string> = used(usage),
): Promise<unknown> => clientOf(sdk, url, headers).send(new sdk.InvokeModelCommand({ modelId, body: JSON.stringify(body) }));

const invokeStream = async (sdk: Sdk, url: string, modelId: string, body: object, headers = used(usage)): Promise<unknown> => {
  const command = new sdk.InvokeModelWithResponseStreamCommand({ modelId, body: JSON.stringify(body) });
  const answer = await clientOf(sdk, url, headers).send(command);
  return allOf(answer.body ?? expect.unreachable('no stream'));
};

const CASES: readonly Case[] = [
  {
    name: 'Converse: the input includes what was cached, 36 + 64 + 30',
    call: (sdk, url) => clientOf(sdk, url, used(usage)).send(new sdk.ConverseCommand({ modelId: NOVA, ...conversation })),
    expected: { ...asked(NOVA), ...input, ...lives, ...output, ...tier },
    newOnly: ['spancost.usage.service_tier'],
  },
  {
    name: 'ConverseStream',
    async call(sdk, url) {
      const { stream } = await clientOf(sdk, url, used(usage)).send(new sdk.ConverseStreamCommand({ modelId: NOVA, ...conversation }));
      return allOf(stream ?? expect.unreachable('no stream'));
    },
    expected: { ...asked(NOVA), ...input, ...lives, ...output, ...tier, ...streamed },
    newOnly: ['spancost.usage.service_tier'],
  },
  {
    name: "a region's own model: the region is where it is processed",
    call: (sdk, url) =>
      clientOf(sdk, url, used(usage)).send(new sdk.ConverseCommand({ modelId: 'amazon.nova-lite-v1:0', ...conversation })),
    expected: { ...asked('amazon.nova-lite-v1:0'), ...input, ...lives, ...output, ...tier, ...region },
    newOnly: ['spancost.usage.service_tier'],
  },
  {
    name: 'an ARN, whose place is in it or behind it',
    call: (sdk, url) =>
      clientOf(sdk, url, used({ inputTokens: 7, outputTokens: 9 })).send(
        new sdk.ConverseCommand({ modelId: 'arn:aws:bedrock:us-east-1:1:application-inference-profile/x1', ...conversation }),
      ),
    expected: {
      ...asked('arn:aws:bedrock:us-east-1:1:application-inference-profile/x1'),
      ...output,
      'gen_ai.usage.input_tokens': 7,
      'gen_ai.usage.output_tokens': 9,
      'gen_ai.usage.cache_read.input_tokens': 0,
      'gen_ai.usage.cache_write.input_tokens': 0,
      'spancost.usage.service_tier': 'default',
    },
    newOnly: ['spancost.usage.service_tier'],
  },
  {
    name: "InvokeModel of Claude: Anthropic's usage, with times to live; no model but the one that was asked for",
    call: (sdk, url) => invoke(sdk, url, CLAUDE, message),
    expected: { ...asked(CLAUDE), ...input, ...lives, ...output, ...tier },
  },
  {
    name: 'InvokeModelWithResponseStream of Claude',
    call: (sdk, url) => invokeStream(sdk, url, CLAUDE, message),
    expected: { ...asked(CLAUDE), ...input, ...lives, ...output, ...tier, ...streamed },
  },
  {
    name: 'InvokeModel of Nova',
    call: (sdk, url) => invoke(sdk, url, NOVA, conversation),
    expected: { ...asked(NOVA), ...input, ...output, ...tier },
  },
  {
    name: 'InvokeModelWithResponseStream of Nova',
    call: (sdk, url) => invokeStream(sdk, url, NOVA, conversation),
    expected: { ...asked(NOVA), ...input, ...output, ...tier, ...streamed },
  },
  ...(
    [
      ['meta.llama3-3-70b-instruct-v1:0', { prompt: SECRET }, 'stop'],
      ['mistral.mistral-7b-instruct-v0:2', { prompt: SECRET }, 'stop'],
      ['cohere.command-r-v1:0', { message: SECRET }, 'COMPLETE'],
      ['openai.gpt-oss-120b-1:0', { messages: [{ role: 'user', content: SECRET }] }, 'stop'],
    ] as const
  ).flatMap(([model, body, reason]): readonly Case[] => {
    const few = used({ inputTokens: 40, outputTokens: 50 });
    const told = {
      ...asked(model),
      ...region,
      'gen_ai.usage.input_tokens': 40,
      'gen_ai.usage.output_tokens': 50,
      'gen_ai.response.finish_reasons': [reason],
      'spancost.usage.service_tier': 'default',
    };
    // What Bedrock counts in a stream has the cache, used or not.
    const cache = { 'gen_ai.usage.cache_read.input_tokens': 0, 'gen_ai.usage.cache_write.input_tokens': 0 };
    return [
      { name: `InvokeModel of ${model}`, call: (sdk, url) => invoke(sdk, url, model, body, few), expected: told },
      {
        name: `InvokeModelWithResponseStream of ${model}`,
        call: (sdk, url) => invokeStream(sdk, url, model, body, few),
        expected: { ...told, ...cache, ...streamed },
      },
    ];
  }),
  {
    name: 'embeddings of Titan',
    call: (sdk, url) => invoke(sdk, url, 'amazon.titan-embed-text-v2:0', { inputText: SECRET }, used({ inputTokens: 40 })),
    expected: {
      ...asked('amazon.titan-embed-text-v2:0', 'embeddings'),
      ...region,
      'gen_ai.usage.input_tokens': 40,
      'spancost.usage.service_tier': 'default',
    },
  },
  {
    name: 'embeddings of Cohere, whose tokens are in the headers alone',
    call: (sdk, url) => invoke(sdk, url, 'cohere.embed-multilingual-v3', { texts: [SECRET] }, used({ inputTokens: 40 })),
    expected: {
      ...asked('cohere.embed-multilingual-v3', 'embeddings'),
      ...region,
      'gen_ai.usage.input_tokens': 40,
      'gen_ai.usage.output_tokens': 0,
      'spancost.usage.service_tier': 'default',
    },
  },
  {
    name: 'a throttled call: no usage, nothing was billed',
    call: (sdk, url) =>
      thrownBy(clientOf(sdk, url, scenario('error-429')).send(new sdk.ConverseCommand({ modelId: NOVA, ...conversation }))),
    expected: { ...asked(NOVA), 'error.type': 'ThrottlingException', 'http.response.status_code': 429 },
  },
  {
    name: 'an abort by the caller',
    call: (sdk, url) =>
      thrownBy(clientOf(sdk, url).send(new sdk.ConverseCommand({ modelId: NOVA, ...conversation }), { abortSignal: AbortSignal.abort() })),
    expected: { ...asked(NOVA), 'gen_ai.response.id': undefined, 'error.type': 'APIUserAbortError' },
  },
];

describe.each(SDK_COPIES)('@aws-sdk/client-bedrock-runtime $version', ({ instrumented, version }) => {
  test.each(CASES)('$name', async ({ call, expected, newOnly = [] }) => {
    await call(instrumented, providers.url);
    const told = Object.entries(expected).filter(([key]) => version !== '3.848' || !newOnly.includes(key));
    await expectedCall(spans, '@spancost/instrumentation/bedrock', Object.fromEntries(told));
  });
});

test.each([
  ['text and nothing', { inputTokens: 'many', outputTokens: null }],
  ['numbers below zero', { inputTokens: -3, outputTokens: -1 }],
  ['a list', { inputTokens: [7], outputTokens: { a: 1 } }],
])('a usage of %s: unknown or told as impossible, and the caller is told as without spans', async (_name, raw) => {
  for (const { instrumented, plain } of SDK_COPIES) {
    const ask = (sdk: Sdk): Promise<unknown> => {
      const client = clientOf(sdk, providers.url, { 'x-raw-usage': JSON.stringify(raw) });
      return thrownBy(client.send(new sdk.ConverseCommand({ modelId: NOVA, ...conversation })).then(({ usage: told }) => told));
    };
    expect(await ask(instrumented)).toEqual(await ask(plain));
    const [span] = await spans.settled(1);
    const reading = readCall(span?.attributes ?? {}) ?? expect.unreachable('no call');
    expect(reading.problems.length > 0 || reading.usage.outputTokens === undefined).toBe(true);
  }
});
