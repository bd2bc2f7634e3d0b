import { describe, expect, test } from 'vitest';
import { withProviders } from './with-providers.ts';

const clients = withProviders();

async function send(path: string, body: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
  const response = await fetch(clients.providers.url + path, {
    method: 'POST',
    headers: {
      authorization: 'Bearer k',
      'x-api-key': 'k',
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
      ...headers,
    },
    body,
  });
  return { status: response.status, body: await response.json() };
}

const CHAT = '/openai/v1/chat/completions';
const MESSAGES = [{ role: 'user', content: 'hi' }];

describe('OpenAI answers 400 in its own shape', () => {
  test.each([
    ['no JSON', CHAT, '{"model":', { message: expect.stringContaining('could not parse the JSON body'), param: null, code: null }],
    ['an array', CHAT, '[]', { message: expect.stringContaining('must be a JSON object') }],
    ['no model', CHAT, { messages: MESSAGES }, { message: 'you must provide a model parameter' }],
    ['no messages', CHAT, { model: 'gpt-5' }, { param: 'messages', code: 'missing_required_parameter' }],
    ['no message', CHAT, { model: 'gpt-5', messages: [] }, { param: 'messages', code: 'empty_array' }],
    ['messages as text', CHAT, { model: 'gpt-5', messages: 'hi' }, { param: 'messages', code: 'invalid_type' }],
    ['a message without role', CHAT, { model: 'gpt-5', messages: [{}] }, { param: 'messages[0].role' }],
    ['n = 0', CHAT, { model: 'gpt-5', messages: MESSAGES, n: 0 }, { param: 'n', code: 'integer_below_min_value' }],
    ['stream_options alone', CHAT, { model: 'gpt-5', messages: MESSAGES, stream_options: {} }, { param: 'stream_options' }],
    ['no input', '/openai/v1/responses', { model: 'gpt-5' }, { param: 'input', code: 'missing_required_parameter' }],
    ['an item that is none', '/openai/v1/responses', { model: 'gpt-5', input: [7] }, { param: 'input[0]', code: 'invalid_type' }],
    ['an empty text', '/openai/v1/embeddings', { model: 'e', input: '' }, { param: 'input' }],
    ['an input of objects', '/openai/v1/embeddings', { model: 'e', input: [{}] }, { param: 'input[0]', code: 'invalid_type' }],
  ])('%s', async (_name, path, body, error) => {
    const answer = await send(path, typeof body === 'string' ? body : JSON.stringify(body));
    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error', ...error } } });
  });
});

describe('Anthropic answers 400 in its own shape', () => {
  test.each([
    ['no JSON', '{"model":', 'The request body is not valid JSON'],
    ['no model', { max_tokens: 5, messages: MESSAGES }, 'model: Field required'],
    ['no max_tokens', { model: 'claude', messages: MESSAGES }, 'max_tokens: Field required'],
    ['max_tokens 0', { model: 'claude', max_tokens: 0, messages: MESSAGES }, 'max_tokens: Input should be greater than or equal to 1'],
    ['no messages', { model: 'claude', max_tokens: 5 }, 'messages: Field required'],
    ['no message', { model: 'claude', max_tokens: 5, messages: [] }, 'messages: at least one message is required'],
    ['no content', { model: 'claude', max_tokens: 5, messages: [{ role: 'user' }] }, 'messages.0.content: Field required'],
    ['a strange role', { model: 'claude', max_tokens: 5, messages: [{ role: 'tool', content: '' }] }, 'messages: Unexpected role "tool".'],
  ])('%s', async (_name, body, message) => {
    const answer = await send('/anthropic/v1/messages', typeof body === 'string' ? body : JSON.stringify(body));
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'error', error: { type: 'invalid_request_error', message }, request_id: expect.stringMatching(/^req_011/) },
    });
  });

  test('a missing version', async () => {
    const response = await fetch(`${clients.providers.url}/anthropic/v1/messages`, { method: 'POST', headers: { 'x-api-key': 'k' } });
    expect([response.status, await response.json()]).toMatchObject([400, { error: { message: 'anthropic-version: header is required' } }]);
  });
});

describe('the stand-in refuses its own headers by name', () => {
  test.each([
    ['x-scenario', 'error-418', 'x-scenario is error-418, which is no scenario; take one of error-400'],
    ['x-usage', 'many', 'x-usage is many; it must be a JSON object'],
    ['x-usage', '{"tokens":1}', 'x-usage has tokens: 1; numbers are inputTokens'],
    ['x-prompt-cache', 'cold', 'x-prompt-cache is cold; the only value is warm'],
    ['x-scenario', 'slow-stream', 'x-scenario slow-stream changes a stream'],
  ])('%s: %s', async (name, value, message) => {
    const answer = await send(CHAT, JSON.stringify({ model: 'gpt-5', messages: MESSAGES }), { [name]: value });
    expect(answer).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining(message) } } });
  });
});

test('without a key both answer 401, and unknown paths 404', async () => {
  const post = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(clients.providers.url + path, { method: 'POST', headers })).status;
  expect(await post(CHAT)).toBe(401);
  expect(await post('/anthropic/v1/messages')).toBe(401);
  expect(await post('/openai/v1/nothing', { authorization: 'Bearer k' })).toBe(404);
  expect(await post('/anthropic/v1/nothing', { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' })).toBe(404);
});
