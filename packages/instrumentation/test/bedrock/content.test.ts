import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect } from 'vitest';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const instrumentation = new BedrockInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const NOVA = 'eu.amazon.nova-lite-v1:0';
const question = 'Where is order 7?';
const ask: ConverseCommandInput = { modelId: NOVA, messages: [{ role: 'user', content: [{ text: question }] }] };
const toolConfig = { tools: [{ toolSpec: { name: 'find', description: 'Finds an order', inputSchema: { json: { type: 'object' } } } }] };
const find = { type: 'function', name: 'find', description: 'Finds an order', parameters: { type: 'object' } };
const asked = { input: [said('user', question)] };
const answered = (reason: string): object => ({ output: [said('assistant', echo(question), reason)] });
/** The stand-in reads some vendors' messages as one question. */
const repeated = (reason: string): object => ({ output: [said('assistant', expect.stringContaining(question), reason)] });
const call = { type: 'tool_call', id: 'string', name: 'find', arguments: {} };
const called = { ...asked, tools: [find], output: [{ role: 'assistant', parts: [call], finish_reason: 'tool_use' }] };

/** What each vendor's models take, and the reason for which they stop. */
const VENDORS: readonly (readonly [modelId: string, body: object, reason: string])[] = [
  [
    'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    { anthropic_version: 'bedrock-2023-05-31', max_tokens: 400, messages: [{ role: 'user', content: question }] },
    'end_turn',
  ],
  [NOVA, { messages: [{ role: 'user', content: [{ text: question }] }], inferenceConfig: { maxTokens: 400 } }, 'end_turn'],
  ['meta.llama3-70b-instruct-v1:0', { prompt: question }, 'stop'],
  ['mistral.mistral-large-2402-v1:0', { prompt: question }, 'stop'],
  ['cohere.command-r-plus-v1:0', { message: question }, 'COMPLETE'],
  ['openai.gpt-oss-120b-1:0', { messages: [{ role: 'user', content: question }] }, 'stop'],
];

/** A stream that is not there has no events. */
async function* none(): AsyncGenerator<never> {}

interface Caller {
  readonly sdk: Sdk;
  readonly url: string;
}

const CASES: readonly ContentCase<Caller>[] = [
  {
    name: 'Converse with instructions',
    call: ({ sdk, url }) => clientOf(sdk, url).send(new sdk.ConverseCommand({ ...ask, system: [{ text: 'Be brief.' }] })),
    expected: { instructions: [{ type: 'text', content: 'Be brief.' }], ...asked, ...answered('end_turn') },
  },
  {
    name: 'ConverseStream, put together from its events',
    call: async ({ sdk, url }) => allOf((await clientOf(sdk, url).send(new sdk.ConverseStreamCommand(ask))).stream ?? none()),
    expected: { ...asked, ...answered('end_turn') },
  },
  {
    name: 'a tool that is called',
    call: ({ sdk, url }) => clientOf(sdk, url, scenario('tool-call')).send(new sdk.ConverseCommand({ ...ask, toolConfig })),
    expected: called,
  },
  {
    name: 'a tool that is called in a stream',
    call: async ({ sdk, url }) =>
      allOf((await clientOf(sdk, url, scenario('tool-call')).send(new sdk.ConverseStreamCommand({ ...ask, toolConfig }))).stream ?? none()),
    expected: called,
  },
  {
    name: 'a history of every kind of block; of data its type and size',
    call: ({ sdk, url }) =>
      clientOf(sdk, url).send(
        new sdk.ConverseCommand({
          ...ask,
          messages: [
            {
              role: 'user',
              content: [
                { text: 'What is this?' },
                { image: { format: 'png', source: { bytes: new Uint8Array(30) } } },
                { video: { format: 'mp4', source: { s3Location: { uri: 's3://shop/7.mp4' } } } },
              ],
            },
            {
              role: 'assistant',
              content: [
                { reasoningContent: { reasoningText: { text: 'It must be found.', signature: 'c2ln' } } },
                { toolUse: { toolUseId: 't1', name: 'find', input: { order: 7 } } },
              ],
            },
            { role: 'user', content: [{ toolResult: { toolUseId: 't1', content: [{ json: { at: 'the gate' } }, { text: 'there' }] } }] },
            { role: 'user', content: [{ text: question }] },
          ],
        }),
      ),
    expected: {
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 },
            { type: 'uri', modality: 'video', mime_type: 'video/mp4', uri: 's3://shop/7.mp4' },
          ],
        },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'It must be found.' },
            { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 7 } },
          ],
        },
        {
          role: 'user',
          parts: [{ type: 'tool_call_response', id: 'string', response: [{ at: 'the gate' }, { type: 'text', content: 'there' }] }],
        },
        said('user', question),
      ],
      ...answered('end_turn'),
    },
  },
  ...VENDORS.flatMap(([modelId, body, reason]): readonly ContentCase<Caller>[] => [
    {
      name: `InvokeModel of ${modelId}`,
      call: ({ sdk, url }) => clientOf(sdk, url).send(new sdk.InvokeModelCommand({ modelId, body: JSON.stringify(body) })),
      expected: { ...asked, ...repeated(reason) },
    },
    {
      name: `InvokeModelWithResponseStream of ${modelId}`,
      call: async ({ sdk, url }) => {
        const command = new sdk.InvokeModelWithResponseStreamCommand({ modelId, body: Buffer.from(JSON.stringify(body)) });
        return allOf((await clientOf(sdk, url).send(command)).body ?? none());
      },
      expected: { ...asked, ...repeated(reason) },
    },
  ]),
  {
    name: 'embeddings, which have no place for it',
    call: ({ sdk, url }) =>
      clientOf(sdk, url).send(
        new sdk.InvokeModelCommand({ modelId: 'amazon.titan-embed-text-v2:0', body: JSON.stringify({ inputText: question }) }),
      ),
    expected: {},
  },
];

describe.each(SDK_COPIES)('@aws-sdk/client-bedrock-runtime $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => ({ sdk: instrumented, url: providers.url }), CASES);
});
