import { describe, expect, test } from 'vitest';
import { ReportedAnswers } from '../../src/answer/reported-answers.ts';
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

  const answer = { id: 'resp_1', status: 'completed', usage: { input_tokens: 5, output_tokens: 2 } };
  const inputOf = (read: object, reported: ReportedAnswers, fetched?: 'fetched'): unknown => {
    const reader = new ResponseReader('openai', reported, fetched);
    reader.readAnswer(read);
    return reader.attributes(false)['gen_ai.usage.input_tokens'];
  };

  test('the fetching of an answer leaves its usage out', () => {
    const reported = new ReportedAnswers();
    expect(inputOf(answer, reported)).toBe(5);
    expect(inputOf(answer, reported, 'fetched')).toBeUndefined();
  });

  test('the usage of a background answer is told by the first fetch after its end', () => {
    const reported = new ReportedAnswers();
    const background = { ...answer, background: true };
    expect(inputOf({ ...background, status: 'in_progress' }, reported, 'fetched')).toBeUndefined();
    expect(inputOf(background, reported, 'fetched')).toBe(5);
    expect(inputOf(background, reported, 'fetched')).toBeUndefined();
    expect(inputOf({ ...background, id: 'resp_2' }, reported, 'fetched')).toBe(5);
  });

  test('a background answer that was streamed to its end told its usage itself', () => {
    const reported = new ReportedAnswers();
    const background = { ...answer, background: true };
    const reader = new ResponseReader('openai', reported);
    reader.readEvent({ type: 'response.completed', response: background });
    expect(reader.attributes(true)['gen_ai.usage.input_tokens']).toBe(5);
    expect(inputOf(background, reported, 'fetched')).toBeUndefined();
  });

  test('the first search tool has a price of its own', () => {
    const reader = new ResponseReader('openai', new ReportedAnswers());
    reader.readAnswer({ ...answer, tools: [{ type: 'function' }, { type: 'web_search_preview', search_context_size: 'high' }] });
    expect(reader.attributes(false)).toMatchObject({
      'spancost.usage.parameter.web_search_tool': 'web_search_preview',
      'spancost.usage.parameter.search_context_size': 'high',
    });
    reader.readAnswer({ ...answer, tools: [{ type: 'web_search' }] });
    expect(reader.attributes(false)).not.toHaveProperty(['spancost.usage.parameter.web_search_tool']);
  });
});

test.each([
  ['post', '/chat/completions', 'chat'],
  ['post', '/deployments/shop/chat/completions', 'chat'],
  ['post', '/responses', 'chat'],
  ['post', '/responses/compact', 'chat'],
  ['post', '/responses?beta=true', 'chat'],
  ['post', '/responses/compact?beta=true', 'chat'],
  ['post', '/decisions', 'chat'],
  ['post', '/embeddings', 'embeddings'],
  ['post', '/completions', 'text_completion'],
  ['post', '/deployments/dall-e-3/images/generations', 'image_generation'],
  ['post', '/images/edits', 'image_generation'],
  ['post', '/images/variations', 'image_generation'],
  ['post', '/audio/transcriptions', 'transcription'],
  ['post', '/openai/v1/audio/translations', 'transcription'],
  ['post', '/audio/speech', 'speech_generation'],
  ['post', '/moderations', 'moderation'],
  ['post', '/videos', 'video_generation'],
  ['post', '/videos/edits', 'video_generation'],
  ['post', '/videos/extensions', 'video_generation'],
  ['post', '/videos/video_1/remix', 'video_generation'],
  ['post', '/videos/characters', undefined],
  ['get', '/videos/video_1', 'fetch_video'],
  ['get', '/evals/eval_1/runs/evalrun_1', 'fetch_batch'],
  ['get', '/evals/eval_1/runs', undefined],
  ['get', '/threads/thread_1/runs/run_1', undefined],
  ['get', '/videos/video_1/content', undefined],
  ['get', '/batches/batch_1', 'fetch_batch'],
  ['get', '/batches', undefined],
  ['post', '/batches', undefined],
  ['post', '/batches/batch_1/cancel', undefined],
  ['get', '/responses/resp_1', 'fetch_response'],
  ['get', '/responses/resp_1?beta=true', 'fetch_response'],
  ['post', '/responses/resp_1/cancel?beta=true', 'fetch_response'],
  ['get', '/chat/completions', undefined],
  ['post', '/chat/completions/chatcmpl_1', undefined],
  ['post', '/responses/resp_1/cancel', 'fetch_response'],
  ['post', '/responses/input_tokens', undefined],
  ['post', '/responses/input_tokens?beta=true', undefined],
  ['get', '/responses/resp_1/input_items', undefined],
  ['delete', '/responses/resp_1', undefined],
  ['get', '/models', undefined],
  ['post', '/files', undefined],
  [undefined, undefined, undefined],
])('%s %s is operation %s', (method, path, operation) => {
  expect(routeOf(method, path)?.operation).toBe(operation);
});

test('10,000 reported answers are remembered, and the oldest is forgotten first', () => {
  const reported = new ReportedAnswers();
  for (let answer = 0; answer <= 10_000; answer += 1) expect(reported.isFirst(`resp_${answer}`)).toBe(true);
  expect(reported.isFirst('resp_1')).toBe(false);
  expect(reported.isFirst('resp_0')).toBe(true);
  expect(reported.isFirst(undefined)).toBe(false);
  const few = new ReportedAnswers(1);
  expect([few.isFirst('resp_1'), few.isFirst('resp_2'), few.isFirst('resp_2'), few.isFirst('resp_1')]).toEqual([true, true, false, true]);
});
