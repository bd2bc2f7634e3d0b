import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProviders, type ProvidersServer } from '../../src/index.ts';

let providers: ProvidersServer;
beforeAll(async () => void (providers = await startProviders()));
afterAll(() => providers.close());

async function ask(path: string, body?: object): Promise<Response> {
  return fetch(`${providers.url}/mistral/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

test('a conversation counts what its connectors brought beside its prompt, and in the total', async () => {
  const asked = { model: 'mistral-medium-2508', inputs: 'hello', tools: [{ type: 'web_search' }, { type: 'function' }] };
  expect(await (await ask('/conversations', asked)).json()).toMatchObject({
    outputs: [{ type: 'tool.execution', name: 'web_search' }, { type: 'message.output' }],
    usage: { prompt_tokens: 2, completion_tokens: 23, connector_tokens: 200, total_tokens: 225, connectors: { web_search: 1 } },
  });
  const text = await (await ask('/conversations/conv_1', { inputs: 'hello', stream: true })).text();
  expect(text).toContain('event: conversation.response.started\ndata: {"type":"conversation.response.started","conversation_id":"conv_1"}');
  expect(text.trimEnd().split('\n').at(-1)).toContain('"total_tokens":25');
});

test('a batch has its answers for who asks for them inline, from the second fetch on', async () => {
  const created = (await (await ask('/batch/jobs', { endpoint: '/v1/chat/completions', model: 'm', requests: [{}, {}] })).json()) as {
    id: string;
  };
  expect(created).toMatchObject({ status: 'QUEUED', total_requests: 2 });
  const fetched = async (inline: boolean): Promise<unknown> => (await ask(`/batch/jobs/${created.id}?inline=${inline}`)).json();
  expect(await fetched(true)).toMatchObject({ status: 'RUNNING' });
  expect(await fetched(false)).not.toHaveProperty('outputs');
  const usage = { prompt_tokens: 1000, completion_tokens: 200 };
  expect(await fetched(true)).toMatchObject({
    status: 'SUCCESS',
    outputs: [{ response: { body: { usage } } }, { response: { body: { usage } } }],
  });
});
