import { describe } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new CohereInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const ask = { model: 'command-a-03-2025', messages: [{ role: 'user' as const, content: question }] };
const parameters = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] };
const tools = [{ type: 'function' as const, function: { name: 'find', description: 'Finds an order', parameters } }];
const find = { type: 'function', name: 'find', description: 'Finds an order', parameters };
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'COMPLETE')] };
const called = { type: 'tool_call', id: 'string', name: 'find', arguments: { order: 'text' } };

const CASES: readonly ContentCase<Clients>[] = [
  { name: 'a chat of the second version', call: ({ v2 }) => v2.chat(ask), expected: { ...asked, ...answered } },
  {
    name: 'a streamed chat of the second version',
    call: async ({ v2 }) => allOf(await v2.chatStream(ask)),
    expected: { ...asked, ...answered },
  },
  {
    name: 'a tool that is called',
    call: ({ v2 }) => v2.chat({ ...ask, tools }, scenario('tool-call')),
    expected: { ...asked, tools: [find], output: [{ role: 'assistant', parts: [called], finish_reason: 'TOOL_CALL' }] },
  },
  {
    name: 'a tool that is called in a stream',
    call: async ({ v2 }) => allOf(await v2.chatStream({ ...ask, tools }, scenario('tool-call'))),
    expected: { ...asked, tools: [find], output: [{ role: 'assistant', parts: [called], finish_reason: 'TOOL_CALL' }] },
  },
  {
    name: 'a history of the second version',
    call: ({ v2 }) =>
      v2.chat({
        ...ask,
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: [{ type: 'image_url', imageUrl: { url: 'data:image/png;base64,AAAA' } }] },
          {
            role: 'assistant',
            toolPlan: 'I will find it.',
            toolCalls: [{ id: 'c1', type: 'function', function: { name: 'find', arguments: '{"order":7}' } }],
          },
          { role: 'tool', toolCallId: 'c1', content: 'at the gate' },
          ...ask.messages,
        ],
      }),
    expected: {
      input: [
        said('system', 'Be brief.'),
        { role: 'user', parts: [{ type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 }] },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'I will find it.' },
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
    name: 'a chat of the first version, with its history',
    call: ({ v1 }) =>
      v1.chat({
        model: 'command-r-plus',
        preamble: 'Be brief.',
        chatHistory: [
          { role: 'USER', message: 'Hello' },
          { role: 'CHATBOT', message: 'Hello!' },
        ],
        message: question,
      }),
    expected: {
      instructions: [{ type: 'text', content: 'Be brief.' }],
      input: [said('user', 'Hello'), said('assistant', 'Hello!'), said('user', question)],
      ...answered,
    },
  },
  {
    name: 'a streamed chat of the first version',
    call: async ({ v1 }) => allOf(await v1.chatStream({ model: 'command-r-plus', message: question })),
    expected: { ...asked, ...answered },
  },
  {
    name: 'rankings, which have no place for it',
    call: ({ v2 }) => v2.rerank({ model: 'rerank-v3.5', query: question, documents: ['one', 'two'] }),
    expected: {},
  },
];

describe.each(SDK_COPIES)('cohere-ai $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => clientsOf(instrumented, providers.url), CASES);
});
