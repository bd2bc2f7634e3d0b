import { describe } from 'vitest';
import { OllamaInstrumentation } from '../../src/ollama/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new OllamaInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const model = 'llama3.2';
const ask = { model, messages: [{ role: 'user', content: question }] };
const parameters = { type: 'object', properties: { order: { type: 'string' } } };
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'stop')] };

const CASES: readonly ContentCase<Clients>[] = [
  { name: 'a chat', call: (client) => client().chat(ask), expected: { ...asked, ...answered } },
  {
    name: 'a streamed chat, put together from its lines',
    call: async (client) => allOf(await client().chat({ ...ask, stream: true })),
    expected: { ...asked, ...answered },
  },
  {
    name: 'a history of every kind of message; of data its size',
    call: (client) =>
      client().chat({
        model,
        tools: [{ type: 'function', function: { name: 'find', description: 'Finds an order', parameters } }],
        messages: [
          { role: 'user', content: 'What is this?', images: [new Uint8Array(30)] },
          {
            role: 'assistant',
            content: '',
            thinking: 'It must be found.',
            tool_calls: [{ function: { name: 'find', arguments: { order: 7 } } }],
          },
          { role: 'tool', content: 'at the gate', tool_name: 'find' },
          ...ask.messages,
        ],
      }),
    expected: {
      tools: [{ type: 'function', name: 'find', description: 'Finds an order', parameters }],
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', byte_size: 30 },
          ],
        },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'It must be found.' },
            { type: 'tool_call', name: 'find', arguments: { order: 7 } },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', response: 'at the gate' }] },
        said('user', question),
      ],
      ...answered,
    },
  },
  {
    name: 'a completion with instructions',
    call: (client) => client().generate({ model, system: 'Be brief.', prompt: question }),
    expected: { instructions: [{ type: 'text', content: 'Be brief.' }], ...asked, ...answered },
  },
  {
    name: 'a streamed completion',
    call: async (client) => allOf(await client().generate({ model, prompt: question, stream: true })),
    expected: { ...asked, ...answered },
  },
  {
    name: 'embeddings, which have no place for it',
    call: (client) => client().embed({ model: 'nomic-embed-text', input: question }),
    expected: {},
  },
];

describe.each(SDK_COPIES)('ollama $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => clientsOf(instrumented, providers.url), CASES);
});
