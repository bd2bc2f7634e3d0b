import { describe, expect, test } from 'vitest';
import { CHAT } from '../../src/openai/chat-content.ts';
import { FILMS, TRANSCRIPTION } from '../../src/openai/media-content.ts';
import { RESPONSES } from '../../src/openai/response-content.ts';
import { from, streamed, text, thought } from './told-parts.ts';

describe('answers that the stand-ins do not give', () => {
  test('thoughts of DeepSeek and OpenRouter, a refusal, sound with what it says, and a picture', () => {
    const message = {
      role: 'assistant',
      reasoning_content: 'Why?',
      content: 'So.',
      refusal: 'No.',
      audio: { data: 'AAAA', transcript: 'Hello' },
      images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }],
    };
    const parts = [
      thought('Why?'),
      text('So.'),
      { type: 'refusal', content: 'No.' },
      { type: 'blob', modality: 'audio', byte_size: 3, transcript: 'Hello' },
      { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 },
    ];
    expect(CHAT.answered({ choices: [{ message }] })).toEqual(from(...parts));
    const { audio, images, ...said } = message;
    const deltas = [said, { audio: { transcript: 'Hel' } }, { audio: { transcript: 'lo', data: 'AAAA' } }, { images }];
    expect(audio.transcript).toBe('Hello');
    expect(
      streamed(
        CHAT,
        deltas.map((delta) => ({ choices: [{ index: 0, delta }] })),
      ),
    ).toEqual(from(...parts));
  });

  test('choices that come out of order are in their order', () => {
    const chunk = (index: number, content: string): object => ({ choices: [{ index, delta: { content } }] });
    const chunks = [chunk(1, 'two'), chunk(0, 'one'), chunk(1, '!')];
    expect(streamed(CHAT, chunks)).toEqual([...from(text('one')), ...from(text('two!'))]);
  });

  test('tools that OpenAI runs, and a picture that it made', () => {
    const output = [
      { type: 'reasoning', summary: [{ type: 'summary_text', text: 'Why?' }] },
      { type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'order' } },
      { type: 'image_generation_call', id: 'ig_1', status: 'completed', revised_prompt: 'a gate', result: 'AAAA' },
      {
        type: 'message',
        content: [
          { type: 'output_text', text: 'So.' },
          { type: 'refusal', refusal: 'No.' },
        ],
      },
    ];
    expect(RESPONSES.answered({ output })).toEqual(
      from(
        thought('Why?'),
        {
          type: 'server_tool_call',
          id: 'ws_1',
          name: 'web_search',
          server_tool_call: { type: 'web_search', action: { type: 'search', query: 'order' } },
        },
        {
          type: 'server_tool_call',
          id: 'ig_1',
          name: 'image_generation',
          server_tool_call: { type: 'image_generation', revised_prompt: 'a gate' },
        },
        { type: 'blob', modality: 'image', byte_size: 3 },
        text('So.'),
        { type: 'refusal', content: 'No.' },
      ),
    );
  });

  test('what a film is to be', () => {
    const body = new FormData();
    body.set('prompt', 'a gate');
    body.set('input_reference', new File(['picture'], 'a.png', { type: 'image/png' }));
    const blob = { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 7 };
    expect(FILMS.asked(body).messages).toEqual([{ role: 'user', parts: [text('a gate'), blob] }]);
    expect(FILMS.asked({ prompt: 'a gate' }).messages).toEqual([{ role: 'user', parts: [text('a gate')] }]);
  });

  test('a transcript that is cut, as far as it came', () => {
    expect(streamed(TRANSCRIPTION, [{ type: 'transcript.text.delta', delta: 'Hel' }])).toEqual(from(text('Hel')));
    expect(
      streamed(TRANSCRIPTION, [
        { type: 'transcript.text.delta', delta: 'Hel' },
        { type: 'transcript.text.done', text: 'Hello' },
      ]),
    ).toEqual(from(text('Hello')));
  });
});
