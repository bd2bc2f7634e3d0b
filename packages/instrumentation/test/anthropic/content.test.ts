import type Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { contentOf, echo, said } from '../recorded-content.ts';
import { watchSdkGlobally } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new AnthropicInstrumentation();
const { spans, providers } = watchSdkGlobally(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const schema = { type: 'object' as const, properties: { order: { type: 'string' } }, required: ['order'] };
const tools = [
  { name: 'find', description: 'Finds an order', input_schema: schema },
  { type: 'web_search_20250305' as const, name: 'web_search' as const, allowed_domains: ['shop.example'] },
];
const offered = [
  { type: 'function', name: 'find', description: 'Finds an order', parameters: schema },
  { type: 'web_search_20250305', name: 'web_search' },
];
const ask = { model: 'claude-sonnet-5-5', max_tokens: 400, messages: [{ role: 'user' as const, content: question }] };
const thinking = { ...ask, thinking: { type: 'enabled' as const, budget_tokens: 1024 }, max_tokens: 2000 };
const png = Buffer.alloc(30, 7).toString('base64');
const toolCall = { headers: { 'x-scenario': 'tool-call' } };
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'end_turn')] };
const called = { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 'text' } };
const thought = {
  output: [
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: 'What is asked is repeated.' },
        { type: 'text', content: echo(question) },
      ],
      finish_reason: 'end_turn',
    },
  ],
};

const CASES: readonly ContentCase<Anthropic>[] = [
  {
    name: 'a message with instructions',
    call: (client) => client.messages.create({ ...ask, system: 'Be brief.' }),
    expected: { instructions: [{ type: 'text', content: 'Be brief.' }], ...asked, ...answered },
  },
  {
    name: 'a streamed message, put together from its events',
    call: async (client) => allOf(await client.messages.create({ ...ask, stream: true })),
    expected: { ...asked, ...answered },
  },
  { name: 'the stream helper', call: (client) => client.messages.stream(ask).finalMessage(), expected: { ...asked, ...answered } },
  { name: 'thoughts', call: (client) => client.messages.create(thinking), expected: { ...asked, ...thought } },
  {
    name: 'streamed thoughts',
    call: async (client) => allOf(await client.messages.create({ ...thinking, stream: true })),
    expected: { ...asked, ...thought },
  },
  {
    name: 'a tool that is called; of a tool of Anthropic its name',
    call: (client) => client.messages.create({ ...ask, tools }, toolCall),
    expected: { ...asked, tools: offered, output: [{ role: 'assistant', parts: [called], finish_reason: 'tool_use' }] },
  },
  {
    name: 'a tool that is called in a stream',
    call: async (client) => allOf(await client.messages.create({ ...ask, tools, stream: true }, toolCall)),
    expected: { ...asked, tools: offered, output: [{ role: 'assistant', parts: [called], finish_reason: 'tool_use' }] },
  },
  {
    name: 'a history of every kind of block; of data its type and size',
    call: (client) =>
      client.beta.messages.create({
        ...ask,
        system: [{ type: 'text', text: 'Be brief.', cache_control: { type: 'ephemeral' } }],
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is this?' },
              { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
              { type: 'image', source: { type: 'url', url: 'https://shop.example/7.png' } },
              { type: 'document', source: { type: 'file', file_id: 'file-7' } },
              { type: 'document', title: 'Terms', source: { type: 'text', media_type: 'text/plain', data: 'No refunds.' } },
            ],
          },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'It must be found.', signature: 'c2ln' },
              { type: 'redacted_thinking', data: 'c2VjcmV0' },
              { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'order' } },
              { type: 'tool_use', id: 'toolu_1', name: 'find', input: { order: 7 } },
            ],
          },
          {
            role: 'user',
            content: [
              {
                type: 'tool_result',
                tool_use_id: 'toolu_1',
                content: [
                  { type: 'text', text: 'at the gate' },
                  { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
                ],
              },
              { type: 'text', text: question },
            ],
          },
        ],
      }),
    expected: {
      instructions: [{ type: 'text', content: 'Be brief.' }],
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 },
            { type: 'uri', modality: 'image', uri: 'https://shop.example/7.png' },
            { type: 'file', modality: 'document', file_id: 'file-7' },
            { type: 'document', title: 'Terms', content: 'No refunds.' },
          ],
        },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'It must be found.' },
            { type: 'redacted_thinking' },
            {
              type: 'server_tool_call',
              id: 'string',
              name: 'web_search',
              server_tool_call: { type: 'web_search', input: { query: 'order' } },
            },
            { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 7 } },
          ],
        },
        {
          role: 'user',
          parts: [
            {
              type: 'tool_call_response',
              id: 'string',
              response: [
                { type: 'text', content: 'at the gate' },
                { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 },
              ],
            },
            { type: 'text', content: question },
          ],
        },
      ],
      ...answered,
    },
  },
];

describe.each(SDK_COPIES)('@anthropic-ai/sdk $version', ({ instrumented }) => {
  const client = (options: object = {}): Anthropic =>
    new instrumented({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, maxRetries: 0, ...options });

  holdContent(spans, instrumentation, client, CASES);

  test('a stream that is left in the middle of a tool call has what came of it', async () => {
    instrumentation.setConfig({ captureContent: true });
    const stream = await client().messages.create({ ...ask, tools, stream: true }, toolCall);
    for await (const event of stream) if (event.type === 'content_block_delta') break;
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toMatchObject({
      ...asked,
      output: [{ role: 'assistant', parts: [{ type: 'tool_call', id: 'string', name: 'find' }], finish_reason: 'error' }],
    });
  });
});
