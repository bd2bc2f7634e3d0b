import { expect, test } from 'vitest';
import { chatUsage } from '../../src/openai/chat-usage.ts';
import { responseUsage } from '../../src/openai/response-usage.ts';

/** A usage as it is written to a span: what is undefined is not there. */
function known(usage: object): object {
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== undefined));
}

test('audio and cache writes by time to live are parts of their wholes', () => {
  const usage = chatUsage({
    prompt_tokens: 1000,
    completion_tokens: 300,
    total_tokens: 1300,
    prompt_tokens_details: {
      cached_tokens: 100,
      audio_tokens: 400,
      cache_write_tokens: 250,
      cache_write_tokens_details: { ttl_30m_tokens: 200, ttl_12h_tokens: 50 },
    },
    completion_tokens_details: { reasoning_tokens: 20, audio_tokens: 180 },
  });
  expect(known(usage)).toEqual({
    inputTokens: 1000,
    outputTokens: 300,
    cacheReadTokens: 100,
    cacheWriteTokens: 250,
    cacheWrite30mTokens: 200,
    cacheWrite12hTokens: 50,
    reasoningTokens: 20,
    inputAudioTokens: 400,
    outputAudioTokens: 180,
  });
});

test('reasoning that is counted beside the completion is output too: 9 + 94, as the total of 135 says', () => {
  const usage = { prompt_tokens: 32, completion_tokens: 9, completion_tokens_details: { reasoning_tokens: 94 } };
  expect(chatUsage({ ...usage, total_tokens: 135 })).toMatchObject({ outputTokens: 103, reasoningTokens: 94 });
  expect(chatUsage({ ...usage, completion_tokens: 103, total_tokens: 135 })).toMatchObject({ outputTokens: 103 });
  expect(chatUsage(usage)).toMatchObject({ outputTokens: 9 });
});

test('built-in tools are counted: two searches, one of files, one container for two runs', () => {
  const usage = responseUsage({
    usage: { input_tokens: 10, output_tokens: 5 },
    output: [
      { type: 'web_search_call', action: { type: 'search' } },
      { type: 'web_search_call', action: { type: 'open_page' } },
      { type: 'web_search_call' },
      { type: 'file_search_call' },
      { type: 'code_interpreter_call', container_id: 'cntr_1' },
      { type: 'code_interpreter_call', container_id: 'cntr_1' },
      { type: 'message' },
      null,
    ],
  });
  expect(known(usage)).toEqual({ inputTokens: 10, outputTokens: 5, webSearches: 2, fileSearches: 1, containers: 1 });
});

test('tools of an answer without usage are not reported, for it is not complete', () => {
  expect(known(responseUsage({ status: 'queued', output: [{ type: 'web_search_call' }] }))).toEqual({});
});
