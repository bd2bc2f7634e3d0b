import { ApiError } from '@google/genai';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/index.ts';
import { collect, rejectionOf, scenario, withProviders } from '../with-providers.ts';

const clients = withProviders();
const MODEL = 'gemini-2.5-flash';

test.each<readonly [Scenario, number, string]>([
  ['error-400', 400, 'INVALID_ARGUMENT'],
  ['error-401', 401, 'UNAUTHENTICATED'],
  ['error-403', 403, 'PERMISSION_DENIED'],
  ['error-404', 404, 'NOT_FOUND'],
  ['error-429', 429, 'RESOURCE_EXHAUSTED'],
  ['error-500', 500, 'INTERNAL'],
  ['error-529', 503, 'UNAVAILABLE'],
])('%s is %i %s', async (name, status, code) => {
  const error = await rejectionOf(
    clients.gemini.models.generateContent({ model: MODEL, contents: 'hello', config: { httpOptions: scenario(name) } }),
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, message: expect.stringContaining(`"status":"${code}"`) });
});

describe('a stream', () => {
  const read = async (name: Scenario): Promise<unknown> =>
    rejectionOf(
      clients.gemini.models
        .generateContentStream({ model: MODEL, contents: 'hello', config: { httpOptions: scenario(name) } })
        .then(collect),
    );

  test('that is cut ends with a broken connection', async () => {
    expect(await read('cut')).toMatchObject({ message: 'terminated' });
  });

  test('with an error in it ends with that error', async () => {
    expect(await read('error-in-stream')).toMatchObject({ status: 503 });
  });
});

describe('malformed requests', () => {
  const post = async (path: string, body: string, headers: Record<string, string> = { 'x-goog-api-key': 'k' }) => {
    const response = await fetch(`${clients.providers.url}/google/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, body: await response.json() };
  };
  const generate = `v1beta/models/${MODEL}:generateContent`;

  test.each([
    ['no JSON', generate, '{"contents":', 400, 'Invalid JSON payload'],
    ['no contents', generate, '{}', 400, 'contents is not specified'],
    ['contents as text', generate, '{"contents":"hi"}', 400, "Invalid value at 'contents'"],
    ['no parts', generate, '{"contents":[{"parts":[]}]}', 400, 'contents.parts must not be empty'],
    ['a strange role', generate, '{"contents":[{"role":"assistant","parts":[{"text":"hi"}]}]}', 400, 'valid role'],
    ['a method that is none', `v1beta/models/${MODEL}:dream`, '{}', 404, 'not supported for dream'],
    ['a path that is none', 'v1beta/dreams', '{}', 404, 'Not Found'],
    ['no texts', 'v1/models/gemini-embedding-001:batchEmbedContents', '{}', 400, 'at least one request'],
    [
      'five images',
      'v1/publishers/google/models/imagen-4.0-generate-001:predict',
      '{"instances":[{}],"parameters":{"sampleCount":5}}',
      400,
      'between 1 and 4',
    ],
  ])('%s', async (_name, path, body, status, message) => {
    expect(await post(path, body)).toMatchObject({ status, body: { error: { code: status, message: expect.stringContaining(message) } } });
  });

  test('without a key', async () => {
    expect(await post(generate, '{}', {})).toMatchObject({ status: 403, body: { error: { status: 'PERMISSION_DENIED' } } });
  });

  test('x-usage-metadata that is no object', async () => {
    const headers = { 'x-goog-api-key': 'k', 'x-usage-metadata': '[]' };
    expect(await post(generate, '{"contents":[{"parts":[{"text":"hi"}]}]}', headers)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('x-usage-metadata is []') } },
    });
  });
});
