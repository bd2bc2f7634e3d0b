import { expect, test } from 'vitest';
import { collect, rejectionOf, scenario, usage, withProviders } from '../with-providers.ts';

const clients = withProviders();

test('a response counts its input, its reasoning and its text', async () => {
  const response = await clients.openai.responses.create({ model: 'gpt-5-mini', input: 'hello', instructions: 'Be kind.' });
  expect(response).toMatchObject({ object: 'response', status: 'completed', model: 'gpt-5-mini-2025-08-07', service_tier: 'default' });
  expect(response.output.map(({ type }) => type)).toEqual(['reasoning', 'message']);
  expect(response.output_text).toContain('You asked: "hello"');
  expect(response.usage).toEqual({
    input_tokens: 10,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: 151,
    output_tokens_details: { reasoning_tokens: 128 },
    total_tokens: 161,
  });
});

test('a streamed response has its usage in the completed event alone, and consecutive sequence numbers', async () => {
  const events = await collect(await clients.openai.responses.create({ model: 'gpt-4.1', input: 'hello', stream: true }));
  expect(events.map(({ sequence_number }) => sequence_number)).toEqual(events.map((_, index) => index));
  const types = events.map(({ type }) => type);
  expect([...new Set(types)]).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ]);
  const usages = events.map((event) => ('response' in event ? event.response.usage : null));
  expect(usages.slice(0, -1).every((used) => used === null)).toBe(true);
  expect(usages.at(-1)).toMatchObject({ input_tokens: 8, output_tokens: 23 });
});

test('a response cut at its most tokens is incomplete, plain and streamed', async () => {
  const request = { model: 'gpt-4.1', input: 'hello', max_output_tokens: 4 };
  const plain = await clients.openai.responses.create(request);
  expect(plain).toMatchObject({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, usage: { output_tokens: 4 } });
  const events = await collect(await clients.openai.responses.create({ ...request, stream: true }));
  expect(events.at(-1)).toMatchObject({ type: 'response.incomplete', response: { usage: { output_tokens: 4 } } });
});

test('.parse and .stream() of a json_schema give an object of it', async () => {
  const schema = { type: 'object', properties: { summary: { type: 'string' }, urgent: { type: 'boolean' } } };
  const request = { model: 'gpt-5', input: 'hello', text: { format: { type: 'json_schema', name: 'summary', schema } } } as const;
  const parsed = await clients.openai.responses.parse(request);
  expect(JSON.parse(parsed.output_text)).toEqual({ summary: 'text', urgent: true });
  const streamed = await clients.openai.responses.stream(request).finalResponse();
  expect(JSON.parse(streamed.output_text)).toEqual({ summary: 'text', urgent: true });
});

test('a finished response can be fetched again, with its usage', async () => {
  const created = await clients.openai.responses.create(
    { model: 'gpt-5', input: 'hello' },
    usage({ inputTokens: 70, cachedTokens: 64, outputTokens: 5 }),
  );
  const fetched = await clients.openai.responses.retrieve(created.id);
  expect(fetched.usage).toEqual(created.usage);
  expect(fetched.usage).toMatchObject({ input_tokens: 70, input_tokens_details: { cached_tokens: 64 }, output_tokens: 5 });
});

test('in the background a response is queued, in progress at the first fetch, and completed with usage at the second', async () => {
  const created = await clients.openai.responses.create({ model: 'gpt-5', input: 'hello', background: true });
  expect(created).toMatchObject({ status: 'queued', output: [] });
  expect(created.usage).toBeUndefined();
  const first = await clients.openai.responses.retrieve(created.id);
  expect([first.status, first.usage]).toEqual(['in_progress', undefined]);
  const second = await clients.openai.responses.retrieve(created.id);
  expect(second).toMatchObject({ status: 'completed', usage: { input_tokens: 8, output_tokens: 151 } });
});

test('streaming a background response by its id waits for its end', async () => {
  const created = await clients.openai.responses.create({ model: 'gpt-5', input: 'hello', background: true });
  const finished = await clients.openai.responses.stream({ response_id: created.id }).finalResponse();
  expect(finished).toMatchObject({ id: created.id, status: 'completed', usage: { output_tokens: 151 } });
});

test('an unknown response is a 404', async () => {
  expect(await rejectionOf(clients.openai.responses.retrieve('resp_none'))).toMatchObject({ status: 404 });
});

test('scenario tool-call answers with a function call', async () => {
  const tools = [
    {
      type: 'function',
      name: 'find_order',
      strict: true,
      parameters: { type: 'object', properties: { id: { type: 'integer' } } },
    } as const,
  ];
  const response = await clients.openai.responses
    .stream({ model: 'gpt-4.1', input: 'hello', tools }, scenario('tool-call'))
    .finalResponse();
  expect(response.output).toMatchObject([{ type: 'function_call', name: 'find_order', arguments: '{"id":1}', status: 'completed' }]);
});
