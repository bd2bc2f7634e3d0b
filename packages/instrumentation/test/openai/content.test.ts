import type OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { allOf } from '../all-of.ts';
import { contentNames, contentOf, echo, said } from '../recorded-content.ts';
import { watchSdkGlobally } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new OpenAIInstrumentation({ captureContent: true });
const { spans, providers } = watchSdkGlobally(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const parameters = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'], additionalProperties: false };
const png = Buffer.alloc(30, 7).toString('base64');
const toolCall = { headers: { 'x-scenario': 'tool-call' } };
const chat = { model: 'gpt-4.1-mini', messages: [{ role: 'user' as const, content: question }] };
const tools = [{ type: 'function' as const, function: { name: 'find', description: 'Finds an order', parameters } }];
const find = { type: 'function', name: 'find', description: 'Finds an order', parameters };
const called = { role: 'assistant', parts: [{ type: 'tool_call', id: 'string', name: 'find', arguments: { order: 'text' } }] };
const asked = { input: [said('user', question)] };
const answered = (text: string = question): object => ({ output: [said('assistant', echo(text), 'stop')] });

interface Case {
  readonly name: string;
  readonly call: (client: OpenAI) => PromiseLike<unknown>;
  readonly expected: object;
}

const CASES: readonly Case[] = [
  { name: 'a chat', call: (client) => client.chat.completions.create(chat), expected: { ...asked, ...answered() } },
  {
    name: 'a chat of two choices, one message each',
    call: (client) => client.chat.completions.create({ ...chat, n: 2 }),
    expected: { ...asked, output: [said('assistant', echo(question), 'stop'), said('assistant', echo(question), 'stop')] },
  },
  {
    name: 'a streamed chat of two choices, put together from its chunks',
    call: async (client) => allOf(await client.chat.completions.create({ ...chat, n: 2, stream: true })),
    expected: { ...asked, output: [said('assistant', echo(question), 'stop'), said('assistant', echo(question), 'stop')] },
  },
  {
    name: 'a chat that calls a tool',
    call: (client) => client.chat.completions.create({ ...chat, tools }, toolCall),
    expected: { ...asked, tools: [find], output: [{ ...called, finish_reason: 'tool_calls' }] },
  },
  {
    name: 'a streamed chat that calls a tool',
    call: async (client) => allOf(await client.chat.completions.create({ ...chat, tools, stream: true }, toolCall)),
    expected: { ...asked, tools: [find], output: [{ ...called, finish_reason: 'tool_calls' }] },
  },
  {
    name: 'a history of every kind of message; of data its type and size',
    call: (client) =>
      client.chat.completions.create({
        model: 'gpt-4.1-mini',
        messages: [
          { role: 'system', content: 'Be brief.' },
          {
            role: 'user',
            name: 'ada',
            content: [
              { type: 'text', text: 'What is this?' },
              { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
              { type: 'image_url', image_url: { url: 'https://shop.example/7.png' } },
              { type: 'input_audio', input_audio: { data: png, format: 'wav' } },
              { type: 'file', file: { file_id: 'file-7' } },
              { type: 'file', file: { file_data: `data:application/pdf;base64,${png}`, filename: 'a.pdf' } },
            ],
          },
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'find', arguments: '{"order":7}' } }],
          },
          { role: 'tool', tool_call_id: 'call_1', content: 'at the gate' },
          { role: 'user', content: question },
        ],
      }),
    expected: {
      input: [
        said('system', 'Be brief.'),
        {
          role: 'user',
          name: 'ada',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 },
            { type: 'uri', modality: 'image', uri: 'https://shop.example/7.png' },
            { type: 'blob', modality: 'audio', mime_type: 'audio/wav', byte_size: 30 },
            { type: 'file', modality: 'document', file_id: 'file-7' },
            { type: 'blob', modality: 'document', mime_type: 'application/pdf', byte_size: 30 },
          ],
        },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'string', name: 'find', arguments: { order: 7 } }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'string', response: 'at the gate' }] },
        said('user', question),
      ],
      ...answered(),
    },
  },
  {
    name: 'a completion',
    call: (client) => client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: question, max_tokens: 100 }),
    expected: { ...asked, ...answered() },
  },
  {
    name: 'a response',
    call: (client) => client.responses.create({ model: 'gpt-4.1-mini', instructions: 'Be brief.', input: question }),
    expected: { instructions: [{ type: 'text', content: 'Be brief.' }], ...asked, ...answered() },
  },
  {
    name: 'a streamed response',
    call: async (client) => allOf(await client.responses.create({ model: 'gpt-4.1-mini', input: question, stream: true })),
    expected: { ...asked, ...answered() },
  },
  {
    name: 'a response with tools and their results; of a server for tools nothing but its name',
    call: (client) =>
      client.responses.create(
        {
          model: 'gpt-4.1-mini',
          tools: [
            { type: 'function', name: 'find', description: 'Finds an order', parameters, strict: true },
            { type: 'mcp', server_label: 'stock', server_url: 'https://stock.example', authorization: 'secret' },
          ],
          input: [
            { role: 'user', content: [{ type: 'input_text', text: question }] },
            { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'It must be found.' }] },
            { type: 'function_call', call_id: 'call_1', name: 'find', arguments: '{"order":"7"}' },
            { type: 'function_call_output', call_id: 'call_1', output: 'at the gate' },
          ],
        },
        toolCall,
      ),
    expected: {
      input: [
        said('user', question),
        { role: 'assistant', parts: [{ type: 'reasoning', content: 'It must be found.' }] },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'string', name: 'find', arguments: { order: '7' } }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'string', response: 'at the gate' }] },
      ],
      tools: [find, { type: 'mcp', name: 'stock' }],
      output: [{ ...called, finish_reason: 'stop' }],
    },
  },
  {
    name: 'a picture',
    call: (client) => client.images.generate({ model: 'gpt-image-1', prompt: 'a gate' }),
    expected: {
      input: [said('user', 'a gate')],
      output: [{ role: 'assistant', parts: [{ type: 'blob', modality: 'image', byte_size: expect.any(Number) }] }],
    },
  },
  {
    name: 'a picture that is changed',
    call: (client) =>
      client.images.edit({ model: 'gpt-image-1', prompt: 'a gate', image: new File(['picture'], 'a.png', { type: 'image/png' }) }),
    expected: {
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'a gate' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 7 },
          ],
        },
      ],
      output: [{ role: 'assistant', parts: [{ type: 'blob', modality: 'image', byte_size: expect.any(Number) }] }],
    },
  },
  {
    name: 'speech',
    call: (client) => client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hello', instructions: 'Softly.' }),
    expected: { instructions: [{ type: 'text', content: 'Softly.' }], input: [said('user', 'Hello')] },
  },
  {
    name: 'a transcription',
    call: (client) => client.audio.transcriptions.create({ model: 'whisper-1', file: new File(['sound'], 'a.wav', { type: 'audio/wav' }) }),
    expected: {
      input: [{ role: 'user', parts: [{ type: 'blob', modality: 'audio', mime_type: 'audio/wav', byte_size: 5 }] }],
      output: [said('assistant', expect.any(String))],
    },
  },
  {
    name: 'embeddings, which have no place for it',
    call: (client) => client.embeddings.create({ model: 'text-embedding-3-small', input: question }),
    expected: {},
  },
];

describe.each(SDK_COPIES)('openai $version', ({ instrumented }) => {
  const client = (): OpenAI => new instrumented({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 });

  test.each(CASES)('$name', async ({ call, expected }) => {
    await call(client());
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toEqual(expected);
  });

  test('a stream that is left has what came of the answer', async () => {
    for await (const chunk of await client().chat.completions.create({ ...chat, stream: true })) {
      if (chunk.choices[0]?.delta.content?.includes('asked') === true) break;
    }
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toMatchObject({ ...asked, output: [said('assistant', expect.stringMatching(/^You asked: ?$/), 'error')] });
  });

  test('a response that is left before its items are done has what came of them', async () => {
    const stream = await client().responses.create({ model: 'gpt-4.1-mini', input: question, stream: true });
    for await (const event of stream) if (event.type === 'response.output_text.delta' && event.delta.includes('asked')) break;
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toMatchObject({ ...asked, output: [said('assistant', expect.stringMatching(/^You asked: ?$/), 'error')] });
  });

  test('a call that fails has what was asked', async () => {
    const failing = client().chat.completions.create(chat, { headers: { 'x-scenario': 'error-400' } });
    await expect(failing).rejects.toThrow();
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toEqual(asked);
  });

  test('what the caller does to its messages while it waits changes nothing', async () => {
    const messages = [...chat.messages];
    const answer = client().chat.completions.create({ ...chat, messages });
    setImmediate(() => messages.push({ role: 'user', content: 'And now?' }));
    await answer;
    expect(messages).toHaveLength(2);
    const [span] = await spans.settled(1);
    expect(contentOf(span)).toMatchObject(asked);
  });

  test('nothing is recorded where nobody asks for it', async () => {
    instrumentation.setConfig({});
    try {
      for (const { call } of CASES) await call(client());
      const all = await spans.settled(CASES.length);
      expect(all).toHaveLength(CASES.length);
      expect(contentNames(all)).toEqual([]);
      expect(JSON.stringify(all.map(({ attributes }) => attributes))).not.toContain(question);
    } finally {
      instrumentation.setConfig({ captureContent: true });
    }
  });
});
