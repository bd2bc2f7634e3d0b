import { describe, expect, test } from 'vitest';
import { MODEL_CALLS } from '../../src/ai-sdk/content.ts';
import { from, streamed, text, thought } from './told-parts.ts';

describe('answers that the stand-ins do not give', () => {
  test("the AI SDK's own protocol, of versions old and new, whole and in parts", () => {
    const prompt = [
      { role: 'system', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'file', mediaType: 'image/png', data: 'AAAA' },
          { type: 'file', mediaType: 'image/png', data: { type: 'url', url: new URL('https://shop.example/7.png') } },
          { type: 'file', mediaType: 'application/pdf', data: { type: 'reference', reference: { openai: 'file-7' } } },
        ],
      },
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'find', output: { type: 'json', value: { at: 'the gate' } } }],
      },
    ];
    const tools = [
      { type: 'function', name: 'find', description: 'Finds', inputSchema: { type: 'object' } },
      { type: 'provider', id: 'openai.web_search', name: 'web_search', args: { key: 'secret' } },
    ];
    expect(MODEL_CALLS.asked({ prompt, tools })).toEqual({
      instructions: [],
      messages: [
        { role: 'system', parts: [text('Be brief.')] },
        {
          role: 'user',
          parts: [
            { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 },
            { type: 'uri', modality: 'image', mime_type: 'image/png', uri: 'https://shop.example/7.png' },
            { type: 'file', modality: 'document', mime_type: 'application/pdf', file_id: 'file-7' },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: { at: 'the gate' } }] },
      ],
      tools: [
        { type: 'function', name: 'find', description: 'Finds', parameters: { type: 'object' } },
        { type: 'openai.web_search', name: 'web_search' },
      ],
    });
    const call = { type: 'tool-call', toolCallId: 'c1', toolName: 'find', input: '{"order":7}' };
    const parts = [thought('Why?'), text('So.'), { type: 'tool_call', id: 'c1', name: 'find', arguments: { order: 7 } }];
    expect(MODEL_CALLS.answered({ content: [{ type: 'reasoning', text: 'Why?' }, { type: 'text', text: 'So.' }, call] })).toEqual(
      from(...parts),
    );
    const events = [
      { type: 'reasoning-start', id: '1' },
      { type: 'reasoning-delta', id: '1', delta: 'Why' },
      { type: 'text-start', id: '1' },
      { type: 'reasoning-delta', id: '1', delta: '?' },
      { type: 'text-delta', id: '1', delta: 'So.' },
      { type: 'tool-input-delta', id: 'c1', delta: '{"order"' },
      call,
    ];
    expect(streamed(MODEL_CALLS, events)).toEqual(from(...parts));
  });

  test('what the AI SDK tells of a call: messages of the application, instructions, tools by their names, and what tools gave', () => {
    const messages = [
      {
        role: 'user',
        content: [
          { type: 'image', image: new Uint8Array(3) },
          { type: 'image', image: new URL('https://shop.example/7.png') },
        ],
      },
      {
        role: 'tool',
        content: [{ type: 'tool-result', toolCallId: 'c1', toolName: 'find', output: { type: 'text', value: 'at the gate' } }],
      },
    ];
    const told = {
      instructions: [{ role: 'system', content: 'Be brief.' }],
      messages,
      tools: { find: { description: 'Finds', inputSchema: {} } },
    };
    expect(MODEL_CALLS.asked(told)).toEqual({
      instructions: [text('Be brief.')],
      messages: [
        {
          role: 'user',
          parts: [
            { type: 'blob', modality: 'image', byte_size: 3 },
            { type: 'uri', modality: 'image', uri: 'https://shop.example/7.png' },
          ],
        },
        { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'at the gate' }] },
      ],
      tools: [{ type: 'function', name: 'find', description: 'Finds' }],
    });
    const content = [
      { type: 'tool-result', toolCallId: 'c1', output: { at: 'the gate' } },
      { type: 'file', file: { uint8ArrayData: new Uint8Array(3), mediaType: 'image/png' } },
    ];
    expect(MODEL_CALLS.answered({ content })).toEqual(
      from(
        { type: 'tool_call_response', id: 'c1', response: { at: 'the gate' } },
        { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 },
      ),
    );
    expect([MODEL_CALLS.asked({ ...told, recordInputs: false }), MODEL_CALLS.answered({ content, recordOutputs: false })]).toEqual([
      {},
      [],
    ]);
  });
});
