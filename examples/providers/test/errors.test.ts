import { Anthropic } from '@anthropic-ai/sdk';
import { OpenAI } from 'openai';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../src/index.ts';
import { rejectionOf, scenario, withProviders } from './with-providers.ts';

const clients = withProviders();
const HELLO = [{ role: 'user', content: 'hello' }] as const;

const openaiErrors: readonly (readonly [Scenario, number, new (...args: never) => Error, object])[] = [
  ['error-400', 400, OpenAI.BadRequestError, { type: 'invalid_request_error' }],
  ['error-401', 401, OpenAI.AuthenticationError, { code: 'invalid_api_key' }],
  ['error-403', 403, OpenAI.PermissionDeniedError, { code: 'unsupported_country_region_territory' }],
  ['error-404', 404, OpenAI.NotFoundError, { code: 'model_not_found' }],
  ['error-429', 429, OpenAI.RateLimitError, { code: 'rate_limit_exceeded', type: 'requests' }],
  ['error-500', 500, OpenAI.InternalServerError, { type: 'server_error' }],
  ['error-529', 503, OpenAI.InternalServerError, { type: 'server_error' }],
];

test.each(openaiErrors)('OpenAI answers %s with %i', async (name, status, errorClass, fields) => {
  const error = await rejectionOf(clients.openai.chat.completions.create({ model: 'gpt-5', messages: [...HELLO] }, scenario(name)));
  expect(error).toBeInstanceOf(errorClass);
  expect(error).toMatchObject({ status, requestID: expect.stringMatching(/^req_/), ...fields });
});

const anthropicErrors: readonly (readonly [Scenario, number, string])[] = [
  ['error-400', 400, 'invalid_request_error'],
  ['error-401', 401, 'authentication_error'],
  ['error-403', 403, 'permission_error'],
  ['error-404', 404, 'not_found_error'],
  ['error-429', 429, 'rate_limit_error'],
  ['error-500', 500, 'api_error'],
  ['error-529', 529, 'overloaded_error'],
];

test.each(anthropicErrors)('Anthropic answers %s with %i and type %s', async (name, status, type) => {
  const error = await rejectionOf(
    clients.anthropic.messages.create({ model: 'claude-haiku-4-5', max_tokens: 9, messages: [...HELLO] }, scenario(name)),
  );
  expect(error).toBeInstanceOf(Anthropic.APIError);
  expect(error).toMatchObject({ status, type, requestID: expect.stringMatching(/^req_011/) });
});

describe('attempts', () => {
  const attemptsOf = async (name: Scenario) => {
    const before = clients.providers.requests.length;
    const result = await clients.openai.responses.create({ model: 'gpt-5', input: name }, scenario(name)).then(
      () => 'answered',
      (error: unknown) => (error instanceof OpenAI.APIError ? error.status : error),
    );
    return [result, clients.providers.requests.length - before];
  };

  test.each([
    ['flaky', 'answered', 2],
    ['flaky-429', 'answered', 2],
    ['error-500', 500, 3],
    ['error-429', 429, 3],
    ['error-400', 400, 1],
  ] as const)('%s ends %s after %i requests', async (name, result, requests) => {
    expect(await attemptsOf(name)).toEqual([result, requests]);
  });

  test('of a client that counts no retries, every second identical request succeeds', async () => {
    const send = async () => {
      const response = await fetch(`${clients.providers.url}/openai/v1/embeddings`, {
        method: 'POST',
        headers: { authorization: 'Bearer k', 'content-type': 'application/json', 'x-scenario': 'flaky' },
        body: JSON.stringify({ model: 'text-embedding-3-small', input: 'boot' }),
      });
      await response.arrayBuffer();
      return response.status;
    };
    expect([await send(), await send(), await send(), await send()]).toEqual([500, 200, 500, 200]);
  });

  test('a 429 says when to come back, in seconds and in milliseconds', async () => {
    const error = await rejectionOf(
      clients.openai.responses.create({ model: 'gpt-5', input: 'x' }, { ...scenario('error-429'), maxRetries: 0 }),
    );
    const headers = error instanceof OpenAI.APIError ? error.headers : undefined;
    expect([headers?.get('retry-after'), headers?.get('retry-after-ms')]).toEqual(['1', '5']);
  });
});
