import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../src/anthropic/content.ts';
import { CONVERSE } from '../../src/bedrock/converse-content.ts';
import { INVOKED } from '../../src/bedrock/invoked-content.ts';
import { CHATS } from '../../src/cohere/content.ts';
import { CONTENT } from '../../src/google-genai/content.ts';
import { INTERACTIONS } from '../../src/google-genai/interactions/interaction-content.ts';
import { CONVERSATION } from '../../src/mistral/conversation-content.ts';
import { GENERATED } from '../../src/ollama/content.ts';
import { CHAT } from '../../src/openai/chat-content.ts';
import { from, streamed, text, thought } from './told-parts.ts';

describe('answers that the stand-ins do not give', () => {
  test("Mistral's thoughts and calls of tools in chunks of the SDK", () => {
    const delta = (told: object): object => ({ data: { choices: [{ index: 0, delta: told }] } });
    const call = { id: 'c1', index: 0, function: { name: 'find', arguments: { order: 7 } } };
    const events = [
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Why' }] }] }),
      delta({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: '?' }] }] }),
      delta({ content: [{ type: 'text', text: 'So.' }] }),
      delta({ toolCalls: [call] }),
    ];
    expect(streamed(CHAT, events)).toEqual(
      from(thought('Why?'), text('So.'), { type: 'tool_call', id: 'c1', name: 'find', arguments: { order: 7 } }),
    );
  });

  test("entries of Mistral's conversations, whole and in events", () => {
    const outputs = [
      { type: 'tool.execution', name: 'web_search', arguments: '{"query":"x"}' },
      { type: 'function.call', toolCallId: 'c1', name: 'find', arguments: '{"order":7}' },
      { type: 'message.output', content: 'So.' },
    ];
    const parts = [
      { type: 'server_tool_call', name: 'web_search', server_tool_call: { type: 'web_search', arguments: '{"query":"x"}' } },
      { type: 'tool_call', id: 'c1', name: 'find', arguments: { order: 7 } },
      text('So.'),
    ];
    expect(CONVERSATION.answered({ outputs })).toEqual(from(...parts));
    const events = [
      { type: 'tool.execution.started', outputIndex: 0, name: 'web_search', arguments: '{"query":"x"}' },
      { type: 'function.call.delta', outputIndex: 1, toolCallId: 'c1', name: 'find', arguments: '{"order"' },
      { type: 'function.call.delta', outputIndex: 1, toolCallId: 'c1', name: 'find', arguments: ':7}' },
      { type: 'message.output.delta', outputIndex: 2, content: 'So' },
      { type: 'message.output.delta', outputIndex: 2, content: { type: 'text', text: '.' } },
      { type: 'conversation.response.done' },
    ];
    expect(
      streamed(
        CONVERSATION,
        events.map((data) => ({ data })),
      ),
    ).toEqual(from(...parts));
    expect(CONVERSATION.asked({ inputs: [{ type: 'function.result', toolCallId: 'c1', result: 'at the gate' }] }).messages).toEqual([
      { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response: 'at the gate' }] },
    ]);
  });

  test('a search of Claude and its results, and a compaction', () => {
    const events = [
      { type: 'content_block_start', index: 0, content_block: { type: 'server_tool_use', id: 's1', name: 'web_search', input: {} } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"query":"order"}' } },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'web_search_tool_result', tool_use_id: 's1', content: [{ title: 'Shop' }] },
      },
      { type: 'content_block_start', index: 2, content_block: { type: 'compaction' } },
      { type: 'content_block_delta', index: 2, delta: { type: 'compaction_delta', content: 'What was said.' } },
    ];
    expect(streamed(MESSAGES, events)).toEqual(
      from(
        { type: 'server_tool_call', id: 's1', name: 'web_search', server_tool_call: { type: 'web_search', input: { query: 'order' } } },
        { type: 'server_tool_call_response', id: 's1', server_tool_call_response: { type: 'web_search', content: [{ title: 'Shop' }] } },
        { type: 'compaction', content: 'What was said.' },
      ),
    );
  });

  test('code that Gemini ran, between texts that stay apart', () => {
    const chunk = (...parts: object[]): object => ({ candidates: [{ index: 0, content: { role: 'model', parts } }] });
    const chunks = [
      chunk({ text: 'One' }),
      chunk({ text: ' two.' }, { executableCode: { language: 'PYTHON', code: '1+1' } }),
      chunk({ codeExecutionResult: { outcome: 'OUTCOME_OK', output: '2' } }),
      chunk({ text: 'Two.' }),
    ];
    const expected = from(
      text('One two.'),
      { type: 'server_tool_call', name: 'code_execution', server_tool_call: { type: 'code_execution', language: 'PYTHON', code: '1+1' } },
      { type: 'server_tool_call_response', server_tool_call_response: { type: 'code_execution', outcome: 'OUTCOME_OK', output: '2' } },
      text('Two.'),
    );
    expect(streamed(CONTENT, chunks)).toEqual(expected);
    expect(CONTENT.answered(chunks)).toEqual(expected);
  });

  test('thoughts and searches of an interaction, and a picture that it made', () => {
    const steps = [
      { type: 'user_input', content: [{ type: 'text', text: 'What was asked.' }] },
      { type: 'thought', summary: [{ type: 'text', text: 'Why?' }] },
      { type: 'google_search_call', id: 'g1', arguments: { queries: ['order'] } },
      { type: 'google_search_result', call_id: 'g1', result: [{ search_suggestions: 'x' }] },
      {
        type: 'model_output',
        content: [
          { type: 'text', text: 'So.' },
          { type: 'image', mime_type: 'image/png', data: 'AAAA' },
        ],
      },
    ];
    expect(INTERACTIONS.answered({ steps })).toEqual(
      from(
        thought('Why?'),
        {
          type: 'server_tool_call',
          id: 'g1',
          name: 'google_search',
          server_tool_call: { type: 'google_search', arguments: { queries: ['order'] } },
        },
        {
          type: 'server_tool_call_response',
          id: 'g1',
          server_tool_call_response: { type: 'google_search', result: [{ search_suggestions: 'x' }] },
        },
        text('So.'),
        { type: 'blob', modality: 'image', mime_type: 'image/png', byte_size: 3 },
      ),
    );
    expect(
      INTERACTIONS.asked({
        input: [
          { type: 'text', text: 'One' },
          { type: 'text', text: 'two' },
        ],
      }).messages,
    ).toEqual([{ role: 'user', parts: [text('One'), text('two')] }]);
  });

  test("Cohere's plan and thoughts, and calls of tools of its first version", () => {
    const event = (type: string, message: object): object => ({ type, index: 0, delta: { message } });
    const events = [
      event('tool-plan-delta', { toolPlan: 'I will ' }),
      event('tool-plan-delta', { tool_plan: 'find it.' }),
      event('content-start', { content: { type: 'thinking', thinking: 'Why' } }),
      event('content-delta', { content: { thinking: '?' } }),
      event('tool-call-start', { toolCalls: { id: 'c1', type: 'function', function: { name: 'find', arguments: '' } } }),
      event('tool-call-delta', { toolCalls: { function: { arguments: '{"order":7}' } } }),
    ];
    const call = { type: 'tool_call', id: 'c1', name: 'find', arguments: { order: 7 } };
    expect(streamed(CHATS, events)).toEqual(from(thought('I will find it.'), thought('Why?'), call));
    expect(CHATS.answered({ text: 'So.', toolCalls: [{ name: 'find', parameters: { order: 7 } }] })).toEqual(
      from(text('So.'), { type: 'tool_call', name: 'find', arguments: { order: 7 } }),
    );
  });

  test('completions and summaries of Cohere', () => {
    expect(CHATS.asked({ prompt: 'One' }).messages).toEqual([{ role: 'user', parts: [text('One')] }]);
    expect(CHATS.asked({ text: 'One' }).messages).toEqual([{ role: 'user', parts: [text('One')] }]);
    expect(CHATS.answered({ generations: [{ text: 'So.' }, { text: 'Or so.' }] })).toEqual([...from(text('So.')), ...from(text('Or so.'))]);
    expect(CHATS.answered({ summary: 'So.' })).toEqual(from(text('So.')));
    const end = { event_type: 'stream-end', response: { generations: [{ text: 'So.' }] } };
    expect(streamed(CHATS, [{ event_type: 'text-generation', text: 'So' }, end])).toEqual(from(text('So.')));
  });

  test("Ollama's thoughts and calls of tools in its lines", () => {
    const lines = [
      { message: { role: 'assistant', content: '', thinking: 'Why?' } },
      { message: { role: 'assistant', content: 'So.' } },
      { message: { role: 'assistant', content: '', tool_calls: [{ function: { name: 'find', arguments: { order: 7 } } }] }, done: true },
    ];
    expect(streamed(GENERATED, lines)).toEqual(
      from(thought('Why?'), text('So.'), { type: 'tool_call', name: 'find', arguments: { order: 7 } }),
    );
  });

  test('thoughts of a model at Bedrock, in events', () => {
    const delta = (contentBlockIndex: number, told: object): object => ({ contentBlockDelta: { contentBlockIndex, delta: told } });
    const events = [
      delta(0, { reasoningContent: { text: 'Why' } }),
      delta(0, { reasoningContent: { text: '?' } }),
      delta(1, { text: 'So.' }),
    ];
    expect(streamed(CONVERSE, events)).toEqual(from(thought('Why?'), text('So.')));
  });

  test('pictures of Titan, and what Titan and AI21 say', () => {
    const body = (value: object): object => ({ body: Buffer.from(JSON.stringify(value)) });
    expect(INVOKED.asked(body({ textToImageParams: { text: 'a gate' } })).messages).toEqual([{ role: 'user', parts: [text('a gate')] }]);
    expect(INVOKED.answered(body({ images: ['AAAA'] }))).toEqual(from({ type: 'blob', modality: 'image', byte_size: 3 }));
    expect(INVOKED.answered(body({ results: [{ outputText: 'So.' }] }))).toEqual(from(text('So.')));
    expect(INVOKED.answered(body({ choices: [{ message: { role: 'assistant', content: 'So.' } }] }))).toEqual(from(text('So.')));
  });
});
