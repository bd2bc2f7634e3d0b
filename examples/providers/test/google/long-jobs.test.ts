import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders({ now: () => new Date('2026-11-22T12:00:00Z') })));
afterAll(() => providers.close());

type Json = Readonly<Record<string, unknown>>;

async function ask(path: string, body?: object, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  return fetch(`${providers.url}/google/v1beta/${path}`, {
    method: body === undefined ? 'GET' : method,
    headers: { 'x-goog-api-key': 'any', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const json = async (response: Promise<Response>): Promise<Json> => (await (await response).json()) as Json;

describe('interactions', () => {
  const asked = { model: 'gemini-2.0-flash', input: 'hello' };

  test('tell their tokens by what was asked and answered, thoughts beside the answer', async () => {
    expect(await json(ask('interactions', asked))).toMatchObject({
      status: 'completed',
      usage: { total_input_tokens: 2, total_output_tokens: 23, total_thought_tokens: 0, total_tokens: 25 },
    });
    expect(await json(ask('interactions', { ...asked, model: 'gemini-3.8-flash' }))).toMatchObject({
      usage: { total_output_tokens: 23, total_thought_tokens: 128, total_tokens: 153 },
    });
  });

  test('end a stream with what ended, and its usage', async () => {
    const text = await (await ask('interactions', { ...asked, stream: true })).text();
    const events = text.match(/^data: \{.*\}$/gm)?.map((line) => JSON.parse(line.slice('data: '.length)) as Json) ?? [];
    expect(events[0]).toMatchObject({ event_type: 'interaction.created', interaction: { status: 'in_progress' } });
    expect(events.at(-1)).toMatchObject({ event_type: 'interaction.completed', interaction: { usage: { total_tokens: 25 } } });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  test('in the background are in progress at the first fetch', async () => {
    const { id, status } = await json(ask('interactions', { ...asked, background: true }));
    const states = [status];
    for (let times = 0; times < 2; times++) states.push((await json(ask(`interactions/${String(id)}`)))['status']);
    expect(states).toEqual(['in_progress', 'in_progress', 'completed']);
  });

  test('ask for a model or an agent, and know what they have made', async () => {
    expect((await ask('interactions', { input: 'hello' })).status).toBe(400);
    expect((await ask('interactions/none')).status).toBe(404);
  });
});

test('a batch is done at its second fetch, with an answer for each request that was one', async () => {
  const requests = [{ request: { contents: [{ role: 'user', parts: [{ text: 'one' }] }] } }, { request: {} }];
  const { name } = await json(ask('models/gemini-2.0-flash:batchGenerateContent', { batch: { inputConfig: { requests: { requests } } } }));
  expect(await json(ask(String(name)))).toMatchObject({ metadata: { state: 'BATCH_STATE_RUNNING' } });
  const done = await json(ask(String(name)));
  expect(done).toMatchObject({ done: true, metadata: { state: 'BATCH_STATE_SUCCEEDED' } });
  const { output } = done['metadata'] as { output: { inlinedResponses: { inlinedResponses: readonly Json[] } } };
  const [answer, failed] = output.inlinedResponses.inlinedResponses;
  expect(answer).toMatchObject({ response: { usageMetadata: { promptTokenCount: 1 } } });
  expect(failed).toMatchObject({ error: { code: 3 } });
  expect((await ask('batches/none')).status).toBe(404);
});

test('a film is done at its second fetch', async () => {
  const { name } = await json(
    ask('models/veo-3.1-generate-001:predictLongRunning', { instances: [{ prompt: 'a boot' }], parameters: { sampleCount: 2 } }),
  );
  expect(await json(ask(String(name)))).toEqual({ name });
  expect(await json(ask(String(name)))).toMatchObject({ done: true, response: { generateVideoResponse: { generatedSamples: [{}, {}] } } });
});

test('a cache lives for an hour, or as long as it is told', async () => {
  const made = await json(ask('cachedContents', { model: 'models/gemini-2.5-flash', contents: [{ parts: [{ text: 'hello' }] }] }));
  expect(made).toMatchObject({ usageMetadata: { totalTokenCount: 2 }, expireTime: '2026-11-22T13:00:00.000Z' });
  const changed = await json(ask(String(made['name']), { ttl: '7200s' }, {}, 'PATCH'));
  expect(changed).toMatchObject({ expireTime: '2026-11-22T14:00:00.000Z' });
});
