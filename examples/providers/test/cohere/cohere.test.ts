import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

async function ask(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${providers.url}/cohere${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const messages = [{ role: 'user', content: 'hello' }];

describe('what Cohere bills', () => {
  test('2 tokens of "hello" are billed of the 66 that the model reads, 23 of its answer', async () => {
    const answer = await (await ask('/v2/chat', { model: 'command-a-03-2025', messages })).json();
    expect(answer).toMatchObject({
      finish_reason: 'COMPLETE',
      usage: { billed_units: { input_tokens: 2, output_tokens: 23 }, tokens: { input_tokens: 66, output_tokens: 23 }, cached_tokens: 0 },
    });
  });

  test('the first version tells the same in its meta', async () => {
    const answer = await (await ask('/v1/chat', { model: 'command-a-03-2025', message: 'hello' })).json();
    expect(answer).toMatchObject({ meta: { api_version: { version: '1' }, billed_units: { input_tokens: 2, output_tokens: 23 } } });
  });

  test('100 documents are one search unit, 101 are two; later models count tokens', async () => {
    const units = async (model: string, count: number): Promise<unknown> => {
      const documents = Array.from({ length: count }, () => 'red boots');
      const { meta } = (await (await ask('/v2/rerank', { model, query: 'boots', documents })).json()) as { meta: object };
      return Reflect.get(meta, 'billed_units');
    };
    expect(await units('rerank-v3.5', 100)).toEqual({ search_units: 1 });
    expect(await units('rerank-v3.5', 101)).toEqual({ search_units: 2 });
    expect(await units('rerank-v5.0-fast', 2)).toEqual({ input_tokens: 8 });
  });

  test('an image is billed by the piece by older models, and as 258 tokens by embed-v4.0', async () => {
    const billed = async (model: string): Promise<unknown> => {
      const answer = await (await ask('/v2/embed', { model, input_type: 'image', images: ['data:image/png;base64,AAAA'] })).json();
      return answer;
    };
    expect(await billed('embed-english-v3.0')).toMatchObject({ meta: { billed_units: { images: 1 } } });
    expect(await billed('embed-v4.0')).toMatchObject({ meta: { billed_units: { input_tokens: 0, image_tokens: 258 } } });
  });

  test('x-raw-usage goes over it as it is', async () => {
    const headers = { 'x-raw-usage': '{"billed_units":{"input_tokens":"many"}}' };
    const answer = await (await ask('/v2/chat', { model: 'command-a-03-2025', messages }, headers)).json();
    expect(answer).toMatchObject({ usage: { billed_units: { input_tokens: 'many' } } });
  });
});

test('a stream of the second version is events, of the first lines; the last has the usage', async () => {
  const events = await (await ask('/v2/chat', { model: 'command-a-03-2025', messages, stream: true })).text();
  expect(events.match(/^event: message-end\ndata: .*"billed_units":\{"input_tokens":2,"output_tokens":23\}/m)).not.toBeNull();
  const response = await ask('/v1/chat', { model: 'command-a-03-2025', message: 'hello', stream: true });
  expect(response.headers.get('content-type')).toBe('application/stream+json');
  const lines = (await response.text()).trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    event_type: 'stream-end',
    response: { meta: { billed_units: { input_tokens: 2 } } },
  });
});

test('a call without a key and one that is malformed are refused as Cohere does', async () => {
  const refused = await ask('/v2/chat', { model: 'command-a-03-2025' });
  expect([refused.status, await refused.json()]).toEqual([400, { message: 'invalid request: list of messages must not be empty' }]);
  const unknown = await ask('/v2/chat', {}, { authorization: '' });
  expect([unknown.status, await unknown.json()]).toEqual([401, { message: 'no api key supplied' }]);
});

describe('jobs of Cohere', () => {
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${providers.url}/cohere${path}`, { headers: { authorization: 'Bearer any' } })).json();

  test('a batch and a job of embeddings are over from the second fetch on, and tell what they used', async () => {
    const made = await (await ask('/v2/batches', { name: 'nightly', input_dataset_id: 'shop', model: 'command-a-03-2025' })).json();
    const { id } = (made as { batch: { id: string } }).batch;
    expect(await get(`/v2/batches/${id}`)).toMatchObject({ batch: { status: 'BATCH_STATUS_IN_PROGRESS' } });
    // Counts are texts.
    expect(await get(`/v2/batches/${id}`)).toMatchObject({
      batch: { status: 'BATCH_STATUS_COMPLETED', input_tokens: '4000', output_tokens: '800' },
    });
    const job = await (await ask('/v1/embed-jobs', { model: 'embed-v4.0', dataset_id: 'shop', input_type: 'search_document' })).json();
    const { job_id: jobId } = job as { job_id: string };
    expect(await get(`/v1/embed-jobs/${jobId}`)).toMatchObject({ status: 'processing' });
    expect(await get(`/v1/embed-jobs/${jobId}`)).toMatchObject({ status: 'complete', meta: { billed_units: { input_tokens: 4000 } } });
    expect((await fetch(`${providers.url}/cohere/v2/batches/none`, { headers: { authorization: 'Bearer any' } })).status).toBe(404);
  });

  test('a completion of the first version bills 2 tokens of "hello"; its stream tells nothing', async () => {
    const answer = await (await ask('/v1/generate', { model: 'command-a-03-2025', prompt: 'hello' })).json();
    expect(answer).toMatchObject({ meta: { billed_units: { input_tokens: 2 } } });
    const lines = await (await ask('/v1/generate', { model: 'command-a-03-2025', prompt: 'hello', stream: true })).text();
    expect(lines).not.toContain('billed_units');
    expect(lines.trimEnd().split('\n').at(-1)).toContain('stream-end');
  });
});
