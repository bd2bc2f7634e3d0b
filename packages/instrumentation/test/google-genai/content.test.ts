import type { GenerateContentParameters } from '@google/genai';
import { describe, expect } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { allOf } from '../all-of.ts';
import { holdContent, type ContentCase } from '../content-cases.ts';
import { echo, said } from '../recorded-content.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario, type Clients } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new GoogleGenAIInstrumentation();
const { spans, providers } = watchSdk(instrumentation, SDK_COPIES);

const question = 'Where is order 7?';
const ask: GenerateContentParameters = { model: 'gemini-2.5-flash-lite', contents: question };
const png = Buffer.alloc(30, 7).toString('base64');
const parameters = { type: 'object', properties: { order: { type: 'string' } }, required: ['order'] };
const tools = [
  { functionDeclarations: [{ name: 'find', description: 'Finds an order', parametersJsonSchema: parameters }] },
  { googleSearch: {} },
];
const offered = [
  { type: 'function', name: 'find', description: 'Finds an order', parameters },
  { type: 'googleSearch', name: 'googleSearch' },
];
const asked = { input: [said('user', question)] };
const answered = { output: [said('assistant', echo(question), 'STOP')] };
const called = { type: 'tool_call', name: 'find', arguments: { order: 'text' } };
const thoughts = { ...ask, model: 'gemini-2.5-flash', config: { thinkingConfig: { includeThoughts: true } } };
const thought = {
  output: [
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', content: expect.any(String) },
        { type: 'text', content: echo(question) },
      ],
      finish_reason: 'STOP',
    },
  ],
};

const CASES: readonly ContentCase<Clients>[] = [
  {
    name: 'content with instructions',
    call: ({ gemini }) => gemini.models.generateContent({ ...ask, config: { systemInstruction: 'Be brief.' } }),
    expected: { instructions: [{ type: 'text', content: 'Be brief.' }], ...asked, ...answered },
  },
  {
    name: 'instructions as parts, of Vertex AI',
    call: ({ vertex }) => vertex.models.generateContent({ ...ask, config: { systemInstruction: [{ text: 'Be' }, { text: 'brief.' }] } }),
    expected: {
      instructions: [
        { type: 'text', content: 'Be' },
        { type: 'text', content: 'brief.' },
      ],
      ...asked,
      ...answered,
    },
  },
  {
    name: 'streamed content, put together from its chunks',
    call: async ({ gemini }) => allOf(await gemini.models.generateContentStream(ask)),
    expected: { ...asked, ...answered },
  },
  { name: 'thoughts', call: ({ gemini }) => gemini.models.generateContent(thoughts), expected: { ...asked, ...thought } },
  {
    name: 'streamed thoughts',
    call: async ({ gemini }) => allOf(await gemini.models.generateContentStream(thoughts)),
    expected: { ...asked, ...thought },
  },
  {
    name: 'a function that is called; of a tool of Google its name',
    call: ({ gemini }) => gemini.models.generateContent({ ...ask, config: { tools, ...scenario('tool-call') } }),
    expected: { ...asked, tools: offered, output: [{ role: 'assistant', parts: [called], finish_reason: 'STOP' }] },
  },
  {
    name: 'a chat of every kind of part; of data its type and size',
    call: ({ gemini }) =>
      gemini.models.generateContent({
        ...ask,
        contents: [
          {
            role: 'user',
            parts: [
              { text: 'What is this?' },
              { inlineData: { mimeType: 'image/png', data: png } },
              { fileData: { mimeType: 'video/mp4', fileUri: 'gs://shop/7.mp4' } },
            ],
          },
          { role: 'model', parts: [{ text: 'I look.', thought: true }, { functionCall: { name: 'find', args: { order: 7 } } }] },
          { role: 'user', parts: [{ functionResponse: { name: 'find', response: { output: 'at the gate' } } }] },
          { role: 'user', parts: [{ text: question }] },
        ],
      }),
    expected: {
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 },
            { type: 'uri', modality: 'video', mime_type: 'video/mp4', uri: 'gs://shop/7.mp4' },
          ],
        },
        {
          role: 'assistant',
          parts: [
            { type: 'reasoning', content: 'I look.' },
            { type: 'tool_call', name: 'find', arguments: { order: 7 } },
          ],
        },
        { role: 'user', parts: [{ type: 'tool_call_response', id: 'string', response: { output: 'at the gate' } }] },
        said('user', question),
      ],
      ...answered,
    },
  },
  {
    name: 'loose texts and parts, which are one message',
    call: ({ gemini }) => gemini.models.generateContent({ ...ask, contents: ['What is this?', { text: question }] }),
    expected: {
      input: [
        {
          role: 'user',
          parts: [
            { type: 'text', content: 'What is this?' },
            { type: 'text', content: question },
          ],
        },
      ],
      output: [said('assistant', expect.stringContaining(question), 'STOP')],
    },
  },
  {
    name: 'pictures',
    call: ({ vertex }) =>
      vertex.models.generateImages({ model: 'imagen-4.0-generate-001', prompt: 'a gate', config: { numberOfImages: 1 } }),
    expected: {
      input: [said('user', 'a gate')],
      output: [{ role: 'assistant', parts: [{ type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: expect.any(Number) }] }],
    },
  },
  {
    name: 'an interaction of contents and steps; of data its type and size',
    call: ({ gemini }) =>
      gemini.interactions.create({
        model: 'gemini-3.8-flash',
        system_instruction: 'Be brief.',
        input: [
          { type: 'user_input', content: [{ type: 'image', mime_type: 'image/png', data: png }] },
          { type: 'function_call', id: 'c1', name: 'find', arguments: { order: 7 } },
          { type: 'function_result', call_id: 'c1', result: 'at the gate' },
          { type: 'user_input', content: [{ type: 'text', text: question }] },
        ],
      }),
    expected: {
      instructions: [{ type: 'text', content: 'Be brief.' }],
      input: [
        { role: 'user', parts: [{ type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 30 }] },
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'string', name: 'find', arguments: { order: 7 } }] },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'string', response: 'at the gate' }] },
        said('user', question),
      ],
      output: [said('assistant', expect.stringContaining(question), 'stop')],
    },
  },
  {
    name: 'a streamed interaction, whose last event has all of it',
    call: async ({ gemini }) => allOf(await gemini.interactions.create({ model: 'gemini-3.8-flash', input: question, stream: true })),
    expected: { ...asked, output: [said('assistant', echo(question), 'stop')] },
  },
  {
    name: 'embeddings, which have no place for it',
    call: ({ gemini }) => gemini.models.embedContent({ model: 'gemini-embedding-001', contents: question }),
    expected: {},
  },
];

describe.each(SDK_COPIES)('@google/genai $version', ({ instrumented }) => {
  holdContent(spans, instrumentation, () => clientsOf(instrumented, providers.url), CASES);
});
