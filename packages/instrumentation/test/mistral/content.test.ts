import type { Mistral } from '@mistralai/mistralai';
import { describe, expect } from 'vitest';
import { MistralInstrumentation } from '../../src/mistral/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new MistralInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const ask = { model: 'mistral-large-latest', messages: [{ role: 'user' as const, content: question }] };
const parameters = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] };
const tools = [{ type: 'function' as const, function: { name: 'find', description: 'Finds an order', parameters } }];
const find = { type: 'function', name: 'find', description: 'Finds an order', parameters };
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'stop')] };
const called = { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 'text' } };

const CASES: readonly ContentCase<Mistral>[] = [
  { name: 'a chat', call: (client) => client.chat.complete(ask), expected: { ...asked, ...answered } },
  { name: 'a streamed chat', call: async (client) => allOf(await client.chat.stream(ask)), expected: { ...asked, ...answered } },
  {
    name: 'a tool that is called',
    call: (client) => client.chat.complete({ ...ask, tools }, scenario('tool-call')),
    expected: { ...asked, tools: [find], output: [{ role: 'assistant', parts: [called], finish_reason: 'tool_calls' }] },
  },
  {
    name: 'a history of every kind of chunk; of data its type and size',
    call: (client) =>
      client.chat.complete({
        ...ask,
        messages: [
          { role: 'system', content: 'Be brief.' },
          {
            role: 'user',
            content: [
              { type: 'text', text: 'What is this?' },
              { type: 'image_url', imageUrl: 'data:image/png;base64,AAAA' },
              { type: 'document_url', documentUrl: 'https://shop.example/7.pdf' },
            ],
          },
          {
            role: 'assistant',
            content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'It must be found.' }] }],
            toolCalls: [{ id: 'c1', function: { name: 'find', arguments: { order: 7 } } }],
          },
          { role: 'tool', toolCallId: 'c1', content: 'at the gate' },
          ...ask.messages,
        ],
      }),
    expected: {
      input: [
        said('system', 'Be brief.'),
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 },
            { type: 'uri', modality: 'document', uri: 'https://shop.example/7.pdf' },
          ],
        },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'It must be found.' },
            { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 7 } },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'string', response: 'at the gate' }] },
        said('user', question),
      ],
      ...answered,
    },
  },
  {
    name: 'what is filled in between two texts',
    call: (client) => client.fim.complete({ model: 'codestral-latest', prompt: question, suffix: 'At the gate.' }),
    expected: {
      input: [said('user', question), said('user', 'At the gate.')],
      output: [said('assistant', expect.stringContaining(question), 'stop')],
    },
  },
  {
    name: 'embeddings, which have no place for it',
    call: (client) => client.embeddings.create({ model: 'mistral-embed', inputs: [question] }),
    expected: {},
  },
];

describe.each(SDK_COPIES)('@mistralai/mistralai $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => clientOf(instrumented, providers.url), CASES);
});
