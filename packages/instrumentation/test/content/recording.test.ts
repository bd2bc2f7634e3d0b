import type { Attributes } from '@opentelemetry/api';
import { contentCaptureOf, contentSettingOf, type CaptureContent } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../src/anthropic/content.ts';
import type { AnswerReader } from '../../src/answer/answer-reader.ts';
import { CONVERSE } from '../../src/bedrock/converse-content.ts';
import { INVOKED } from '../../src/bedrock/invoked-content.ts';
import { CHATS } from '../../src/cohere/content.ts';
import type { ContentDialect } from '../../src/content/content-dialect.ts';
import { RecordingReader } from '../../src/content/recording-reader.ts';
import { CONTENT, IMAGES as GOOGLE_IMAGES } from '../../src/google-genai/content.ts';
import { CONVERSATION } from '../../src/mistral/conversation-content.ts';
import { GENERATED } from '../../src/ollama/content.ts';
import { CHAT } from '../../src/openai/chat-content.ts';
import { IMAGES, SPEECH, TRANSCRIPTION } from '../../src/openai/media-content.ts';
import { RESPONSES } from '../../src/openai/response-content.ts';

/** The reader of a call that has told nothing but why it ended. */
class OtherReader implements AnswerReader {
  readonly failure = undefined;
  answers = 0;
  events = 0;
  readAnswer(): void {
    this.answers += 1;
  }
  readEvent(): void {
    this.events += 1;
  }
  attributes(): Attributes {
    return { 'gen_ai.response.finish_reasons': ['stop'] };
  }
}

const failures: string[] = [];

/** The attributes of a call whose content is recorded. */
function recorded(
  dialect: ContentDialect,
  request: unknown,
  answer: unknown,
  given: CaptureContent,
  events: readonly unknown[] = [],
): Attributes {
  const capture = contentCaptureOf([contentSettingOf(given)]);
  if (capture === undefined) throw new TypeError('the test records nothing');
  const reader = new RecordingReader(new OtherReader(), { dialect, request }, capture, (step) => failures.push(step));
  for (const event of events) reader.readEvent(event);
  if (answer !== undefined) reader.readAnswer(answer);
  return reader.attributes(events.length > 0);
}

const tools = [
  { type: 'function', function: { name: 'n', description: 'd', parameters: { type: 'object', properties: { p: { description: 'e' } } } } },
];
const chat = {
  messages: [
    { role: 'system', content: 's' },
    {
      role: 'user',
      name: 'u',
      content: [
        { type: 'text', text: 't' },
        { type: 'image_url', image_url: { url: 'https://i' } },
        { type: 'odd', odd: 'o' },
      ],
    },
    {
      role: 'assistant',
      content: null,
      reasoning_content: 'r',
      tool_calls: [{ id: 'i', function: { name: 'n', arguments: '{"k":"v","m":{"q":["w"]}}' } }],
    },
    { role: 'tool', tool_call_id: 'i', content: 'a' },
  ],
  prompt: 'p',
  tools,
};
const message = {
  role: 'assistant',
  content: 'c',
  refusal: 'f',
  tool_calls: [{ id: 'i', function: { name: 'n', arguments: '{"k":"v"}' } }],
};
const blocks = [
  { type: 'text', text: 't' },
  { type: 'thinking', thinking: 'h' },
  { type: 'tool_use', id: 'i', name: 'n', input: { k: 'v' } },
  { type: 'web_search_tool_result', tool_use_id: 'i', content: [{ title: 'x', url: 'https://y' }] },
];
const parts = [
  { text: 't' },
  { text: 'h', thought: true },
  { functionCall: { name: 'n', args: { k: 'v' } } },
  { fileData: { fileUri: 'gs://f' } },
];
const converse = [
  { text: 't' },
  { toolUse: { toolUseId: 'i', name: 'n', input: { k: 'v' } } },
  { toolResult: { toolUseId: 'i', content: [{ json: { k: 'v' } }] } },
];

/** A request and an answer of each API, with every kind of content in them. */
const CALLS: readonly (readonly [name: string, dialect: ContentDialect, request: object, answer: object])[] = [
  ['chat completions', CHAT, chat, { choices: [{ message }] }],
  [
    'responses',
    RESPONSES,
    {
      instructions: 'i',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 't' }] },
        { type: 'function_call_output', call_id: 'c', output: 'o' },
      ],
      tools: [{ type: 'function', name: 'n', description: 'd', parameters: {} }],
    },
    {
      output: [
        { type: 'message', content: [{ type: 'output_text', text: 't' }] },
        { type: 'file_search_call', id: 'i', queries: ['q'] },
      ],
    },
  ],
  [
    'messages',
    MESSAGES,
    { system: 's', messages: [{ role: 'user', content: blocks }], tools: [{ name: 'n', description: 'd', input_schema: { title: 'z' } }] },
    { type: 'message', content: blocks },
  ],
  [
    'content of Gemini',
    CONTENT,
    {
      contents: [{ role: 'user', parts }],
      config: { systemInstruction: 's', tools: [{ functionDeclarations: [{ name: 'n', description: 'd' }] }] },
    },
    { candidates: [{ content: { role: 'model', parts } }] },
  ],
  ['pictures of Google', GOOGLE_IMAGES, { prompt: 'p' }, { generatedImages: [{ image: { gcsUri: 'gs://u' } }] }],
  ['chats of Cohere', CHATS, { ...chat }, { message: { ...message, toolPlan: 'l' } }],
  ['its first chats', CHATS, { message: 'm', preamble: 'p', chatHistory: [{ role: 'USER', message: 'h' }] }, { text: 't' }],
  ['Ollama', GENERATED, { ...chat, system: 's' }, { message: { ...message, thinking: 'k' } }],
  [
    'conversations of Mistral',
    CONVERSATION,
    { inputs: 'i', instructions: 's', tools },
    { outputs: [{ type: 'message.output', content: 'c' }] },
  ],
  [
    'Converse',
    CONVERSE,
    { system: [{ text: 's' }], messages: [{ role: 'user', content: converse }] },
    { output: { message: { role: 'assistant', content: converse } } },
  ],
  ['Llama at Bedrock', INVOKED, { body: { prompt: 'p' } }, { body: { generation: 'g' } }],
  ['pictures', IMAGES, { prompt: 'p' }, { data: [{ url: 'https://u', revised_prompt: 'r' }] }],
  ['speech', SPEECH, { input: 'i', instructions: 's' }, {}],
  ['transcriptions', TRANSCRIPTION, { prompt: 'p' }, { text: 't' }],
];

/** Places of texts in a value that say nothing of what the value is: names of types and roles are not content. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return ['type', 'role'].includes(path.at(-1) ?? '') ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => placesOf(each, [...path, name]));
}

/** The same value with a text in one place, in which `"` and line ends are too. */
function withTextAt(value: unknown, path: readonly string[], put: (text: string) => string): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return put(String(value));
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[name] = withTextAt(copy[name], rest, put);
  return copy;
}

const secret = 'sk-"4111"\n1111';
const redact = (text: string): string => text.replaceAll(secret, '[gone]');
/** Into the arguments of a tool, which are JSON in a text, the secret goes as JSON has it. */
const put = (text: string): string =>
  text.startsWith('{') ? text.replace('"v"', JSON.stringify(secret)).replace('"k"', JSON.stringify(`${secret}k`)) : `${text} ${secret}`;

describe.each(CALLS)('a secret anywhere in %s', (_name, dialect, request, answer) => {
  const places = [
    ...placesOf(request).map((path) => ({ path, asked: withTextAt(request, path, put), answered: answer })),
    ...placesOf(answer).map((path) => ({ path, asked: request, answered: withTextAt(answer, path, put) })),
  ];

  test(`is nowhere on the span if it is redacted: ${places.length} places`, () => {
    let seen = 0;
    const leaks: string[] = [];
    for (const { path, asked, answered } of places) {
      const plain = JSON.stringify(recorded(dialect, asked, answered, true));
      const text = JSON.stringify(recorded(dialect, asked, answered, { redact }));
      if (plain.includes('4111')) seen += 1;
      if (text.includes('4111') || plain.includes('4111') !== text.includes('[gone]')) leaks.push(path.join('.'));
    }
    expect(leaks).toEqual([]);
    // What is nowhere without redaction either is nothing that is recorded.
    expect(seen).toBeGreaterThanOrEqual(places.length * 0.7);
  });

  test('is nowhere, nor is anything else, if the redaction throws', () => {
    const throwing = (): string => {
      throw new Error('no');
    };
    for (const { asked, answered } of places) {
      const attributes = recorded(dialect, asked, answered, { redact: throwing });
      expect(JSON.stringify(attributes)).not.toContain('4111');
      expect(attributes['gen_ai.response.finish_reasons']).toEqual(['stop']);
    }
    expect(failures).toContain('redacting a request');
  });

  test.each([1, 40, 100, 300, 1000])('with a limit of %i: JSON, and no longer', (maxLength) => {
    const long = (value: object): object =>
      placesOf(value).reduce<object>(
        (all, path) => withTextAt(all, path, (each) => (each.startsWith('{') ? each : `${each} word`.repeat(200))) as object,
        value,
      );
    for (const value of Object.values(recorded(dialect, long(request), long(answer), { maxLength }))) {
      if (typeof value !== 'string') continue;
      expect(value.length).toBeLessThanOrEqual(maxLength);
      expect(JSON.parse(value)).toBeInstanceOf(Array);
    }
  });
});

describe('what cannot be recorded', () => {
  const reader = new OtherReader();
  const failing: ContentDialect = {
    asked: () => {
      throw new Error('asked');
    },
    answered: () => {
      throw new Error('answered');
    },
    deltas: () => ({
      add: () => {
        throw new Error('event');
      },
      whole: {},
    }),
  };

  test('leaves the reading of the answer as it is, and is told', () => {
    failures.length = 0;
    const capture = { maxLength: 100, redact: [] };
    const recording = new RecordingReader(reader, { dialect: failing, request: {} }, capture, (step) => failures.push(step));
    recording.readEvent({});
    recording.readAnswer({});
    expect([reader.events, reader.answers]).toEqual([1, 1]);
    expect(recording.attributes(true)).toEqual({ 'gen_ai.response.finish_reasons': ['stop'] });
    expect(failures).toEqual(['recording a request', 'recording an event', 'recording an answer']);
  });

  test('is what throws when it is read; nothing of the request is recorded then', () => {
    failures.length = 0;
    const cursed = Object.defineProperty({}, 'field', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const messages = [
      { role: 'user', content: 'hello' },
      { role: 'tool', content: cursed },
    ];
    expect(recorded(CHAT, { messages }, undefined, true)).toEqual({ 'gen_ai.response.finish_reasons': ['stop'] });
    expect(failures).toEqual(['recording a request']);
  });
});
