import type { Attributes } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { addSeenCharacters, charactersIn } from '../../src/answer/seen-characters.ts';

/** What is added for a request, and an answer in pieces or as a whole. */
function seen(asked: unknown, streamed = 0, answer?: unknown, told: Attributes = {}): Attributes {
  const attributes = { ...told };
  addSeenCharacters(attributes, { asked, streamed, answer });
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith('spancost.seen.')));
}

const IN = 'spancost.seen.input_characters';
const OUT = 'spancost.seen.output_characters';
const INPUT = { 'gen_ai.usage.input_tokens': 7 };
const OUTPUT = { 'gen_ai.usage.output_tokens': 3 };

describe('five characters and three', () => {
  it.each([
    [
      'of messages',
      {
        model: 'gpt-5',
        messages: [
          { role: 'user', content: 'hello' },
          { role: 'user', content: [{ type: 'text', text: 'you' }] },
        ],
      },
    ],
    [
      'of an input with instructions',
      { model: 'gpt-5', instructions: 'hello', input: [{ role: 'user', content: [{ type: 'input_text', text: 'you' }] }] },
    ],
    [
      'of a message with a system',
      { model: 'claude', system: [{ type: 'text', text: 'hello' }], messages: [{ role: 'user', content: 'you' }] },
    ],
    ['of contents with a configuration', { model: 'gemini', contents: ['hello'], config: { systemInstruction: 'you' } }],
    ['of contents on the wire', { contents: [{ role: 'user', parts: [{ text: 'hello' }, { text: 'you' }] }] }],
    ['of a command', { input: { modelId: 'x', system: [{ text: 'hello' }], messages: [{ content: [{ text: 'you' }] }] } }],
    ['of a query and documents', { query: 'hello', documents: ['you'] }],
    ['of texts', { texts: ['hello', 'you'] }],
    [
      'beside a picture',
      {
        messages: [{ content: [{ text: 'hello you'.slice(1) }, { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }],
      },
    ],
  ])('%s went in', (_name, asked) => {
    expect(seen(asked)).toEqual({ [IN]: 8 });
  });

  it.each([
    [
      'chat',
      {
        choices: [
          { index: 0, delta: { content: 'hello' } },
          { index: 1, delta: { content: 'you' } },
        ],
      },
    ],
    ['tool', { choices: [{ delta: { tool_calls: [{ function: { name: 'stock', arguments: '{"left":1' } }] } }] }, 9],
    ['completion', { choices: [{ text: 'hello you'.slice(1) }] }],
    ['response', { type: 'response.output_text.delta', delta: 'hello' }, 5],
    ['message', { type: 'content_block_delta', delta: { type: 'text_delta', text: 'hello' } }, 5],
    ['thought', { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'hello' } }, 5],
    ['candidate', { candidates: [{ content: { parts: [{ text: 'hello' }, { text: 'you' }] } }] }],
    ['line of Ollama', { message: { role: 'assistant', content: 'hello' }, done: false }, 5],
    ['completion of Ollama', { response: 'hello', done: false }, 5],
    ['delta of Cohere', { type: 'content-delta', delta: { message: { content: { text: 'hello' } } } }, 5],
    ['chunk of Mistral', { data: { choices: [{ delta: { content: [{ type: 'text', text: 'hello' }] } }] } }, 5],
    ['delta of Bedrock', { contentBlockDelta: { delta: { text: 'hello' } } }, 5],
    ['step of the AI SDK', { content: [{ type: 'text', text: 'hello' }], text: 'hello', response: { messages: [] } }, 5],
    ['part of the AI SDK', { type: 'text-delta', id: '0', delta: 'hello' }, 5],
  ])('are in the %s that came back', (_name, event, characters = 8) => {
    expect(charactersIn(event)).toBe(characters);
  });
});

it.each([
  [{ type: 'response.output_text.done', text: 'hello' }],
  [{ type: 'response.completed', response: { output: [{ content: [{ text: 'hello' }] }] } }],
  [{ event_type: 'stream-end', type: 'stream-end', text: 'hello' }],
  [{ choices: [null, 7, { index: 0 }] }],
  ['hello'],
  [null],
])('what repeats the text, or is no event, counts nothing: %j', (event) => {
  expect(charactersIn(event)).toBe(0);
});

it('nothing is told of a side whose tokens are, or where something else is the usage', () => {
  const asked = { messages: [{ content: 'hello' }] };
  expect(seen(asked, 7, undefined, { ...INPUT, ...OUTPUT })).toEqual({});
  expect(seen(asked, 7, undefined, INPUT)).toEqual({ [OUT]: 7 });
  expect(seen(asked, 7, undefined, { 'spancost.usage.audio.seconds': 3 })).toEqual({});
  expect(seen(asked, 0, { choices: [{ message: { content: 'hello you' } }] }, INPUT)).toEqual({ [OUT]: 9 });
});

it('objects that cannot be read count nothing and throw nothing', () => {
  const broken = {
    get messages(): never {
      throw new Error('no');
    },
  };
  expect(seen(broken)).toEqual({});
  const endless: { content?: unknown } = {};
  endless.content = [endless, 'x'];
  expect(seen(endless)).toEqual({ [IN]: 6 });
});

it("getters of Google's SDK beside the candidates are not touched", () => {
  const answer = {
    candidates: [{ content: { parts: [{ text: 'hello' }] } }],
    get text(): never {
      throw new Error('touched');
    },
  };
  expect(charactersIn(answer)).toBe(5);
});
