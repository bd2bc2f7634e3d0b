import { describe, expect, test } from 'vitest';
import { ChatReader } from '../../src/openai/chat-reader.ts';
import { ResponseReader } from '../../src/openai/response-reader.ts';
import { routeOf } from '../../src/openai/routes.ts';

const REASONS = 'gen_ai.response.finish_reasons';

describe('a chat', () => {
  test('reasons stand in the order of the choices; a choice that did not finish was cut', () => {
    const reader = new ChatReader('openai');
    reader.readEvent({ choices: [{ index: 2, finish_reason: 'length' }] });
    reader.readEvent({ choices: [{ index: 0, finish_reason: null }] });
    reader.readEvent({ choices: [{ index: 1, finish_reason: 'stop' }] });
    expect(reader.attributes(true)[REASONS]).toEqual(['error', 'stop', 'length']);
  });

  test('an absurd index costs no memory', () => {
    const reader = new ChatReader('openai');
    reader.readEvent({ choices: [{ index: 4_294_967_294, finish_reason: 'stop' }] });
    expect(reader.attributes(true)[REASONS]).toEqual(['stop']);
  });

  test('the usage of the last chunk that has one wins; Groq and DeepSeek are read too', () => {
    const reader = new ChatReader('openai');
    reader.readEvent({ usage: { prompt_tokens: 10, completion_tokens: 1 } });
    reader.readEvent({ usage: null, x_groq: { usage: { prompt_tokens: 10, completion_tokens: 7, prompt_cache_hit_tokens: 4 } } });
    expect(reader.attributes(true)).toMatchObject({
      'gen_ai.usage.input_tokens': 10,
      'gen_ai.usage.output_tokens': 7,
      'gen_ai.usage.cache_read.input_tokens': 4,
    });
  });
});

describe('a response', () => {
  test.each([
    [{ status: 'completed' }, ['stop'], undefined],
    [{ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }, ['max_output_tokens'], undefined],
    [{ status: 'incomplete' }, ['incomplete'], undefined],
    [{ status: 'failed', error: { code: 'server_error' } }, ['error'], 'server_error'],
    [{ status: 'failed' }, ['error'], 'error'],
    [{ status: 'cancelled' }, ['error'], undefined],
    [{ status: 'queued' }, undefined, undefined],
  ])('%j finished because of %j and failed with %j', (response, reasons, failure) => {
    const reader = new ResponseReader('openai', new ReportedAnswers());
    reader.readAnswer(response);
    expect(reader.attributes(false)[REASONS]).toEqual(reasons);
    expect(reader.failure).toBe(failure);
  });

  test('the fetching of an answer leaves its usage out', () => {
    const answer = { id: 'resp_1', status: 'completed', usage: { input_tokens: 5, output_tokens: 2 } };
    for (const [reporting, expected] of [['reported', 5] as const, ['left out', undefined] as const]) {
      const reader = new ResponseReader(reporting);
      reader.readAnswer(answer);
      expect(reader.attributes(false)['gen_ai.usage.input_tokens']).toBe(expected);
    }
  });
});

test.each([
  ['post', '/chat/completions', 'chat'],
  ['post', '/deployments/shop/chat/completions', 'chat'],
  ['post', '/responses', 'chat'],
  ['post', '/responses/compact', 'chat'],
  ['post', '/embeddings', 'embeddings'],
  ['get', '/responses/resp_1', 'fetch_response'],
  ['get', '/chat/completions', undefined],
  ['post', '/chat/completions/chatcmpl_1', undefined],
  ['post', '/responses/resp_1/cancel', undefined],
  ['post', '/responses/input_tokens', undefined],
  ['get', '/responses/resp_1/input_items', undefined],
  ['delete', '/responses/resp_1', undefined],
  ['get', '/models', undefined],
  ['post', '/files', undefined],
  [undefined, undefined, undefined],
])('%s %s is operation %s', (method, path, operation) => {
  expect(routeOf(method, path)?.operation).toBe(operation);
});
