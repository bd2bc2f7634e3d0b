import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

async function ask(path: string, body: object): Promise<Response> {
  return fetch(`${providers.url}/mistral/v1${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'mistral-large-2512', ...body }),
  });
}

const messages = [{ role: 'user', content: 'hello' }];

test('a chat tells its tokens, what was cached, and the tier that served it', async () => {
  const usage = { prompt_tokens: 8, completion_tokens: 23, total_tokens: 31, prompt_tokens_details: { cached_tokens: 0 } };
  expect(await (await ask('/chat/completions', { messages })).json()).toMatchObject({ usage: { ...usage, service_tier: 'standard' } });
  expect(await (await ask('/chat/completions', { messages, service_tier: 'priority' })).json()).toMatchObject({
    usage: { service_tier: 'priority' },
  });
});

test('a stream has its usage unasked, in the last chunk with content', async () => {
  const text = await (await ask('/chat/completions', { messages, stream: true })).text();
  const chunks = text.match(/^data: \{.*\}$/gm)?.map((line) => JSON.parse(line.slice('data: '.length)) as object) ?? [];
  expect(chunks.at(-1)).toMatchObject({ choices: [{ finish_reason: 'stop' }], usage: { prompt_tokens: 8, completion_tokens: 23 } });
  expect(chunks.slice(0, -1).filter((chunk) => 'usage' in chunk)).toEqual([]);
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
});

test('pages are those that are asked for, else three', async () => {
  const document = { type: 'document_url', document_url: 'https://shop.example/boots.pdf' };
  expect(await (await ask('/ocr', { document })).json()).toMatchObject({ usage_info: { pages_processed: 3 } });
  expect(await (await ask('/ocr', { document, pages: [4] })).json()).toMatchObject({
    pages: [{ index: 4, markdown: '# Page 5' }],
    usage_info: { pages_processed: 1 },
  });
});
