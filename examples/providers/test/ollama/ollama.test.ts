import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

async function ask(path: string, body: object): Promise<Response> {
  return fetch(`${providers.url}/ollama/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'llama3.2', ...body }),
  });
}

const messages = [{ role: 'user', content: 'hello' }];

test('"hello" is 2 tokens in and 23 out; a stream is lines, whose last has the counts', async () => {
  const counts = { done: true, done_reason: 'stop', prompt_eval_count: 2, eval_count: 23 };
  expect(await (await ask('/chat', { messages, stream: false })).json()).toMatchObject(counts);
  const response = await ask('/chat', { messages });
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await response.text()).trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject(counts);
  expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('eval_count');
});

test('a completion is cut at num_predict tokens', async () => {
  const answer = await (await ask('/generate', { prompt: 'hello', stream: false, options: { num_predict: 3 } })).json();
  expect(answer).toMatchObject({ done_reason: 'length', prompt_eval_count: 2, eval_count: 3 });
});

test('embeddings have a vector for each text, and count what they read', async () => {
  const answer = await (await ask('/embed', { input: ['one text', 'another'] })).json();
  expect(answer).toMatchObject({ prompt_eval_count: 4, embeddings: [expect.any(Array), expect.any(Array)] });
});
