import { describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../../src/anthropic/index.ts';
import { allOf } from '../../all-of.ts';
import { shapeOf } from '../../recorded-spans.ts';
import { watchSdkGlobally } from '../../watch-sdk.ts';
import { CLOUD_CLIENTS } from './cloud-clients.ts';

const { spans, providers } = watchSdkGlobally(new AnthropicInstrumentation(), CLOUD_CLIENTS);

const used = {
  headers: { 'x-usage': JSON.stringify({ inputTokens: 36, outputTokens: 50, cacheRead: 64, cacheWrite5m: 10, cacheWrite1h: 20 }) },
};
const usage = {
  'gen_ai.usage.input_tokens': 130,
  'gen_ai.usage.output_tokens': 50,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_write.input_tokens': 30,
  'spancost.usage.cache_write_5m.input_tokens': 10,
  'spancost.usage.cache_write_1h.input_tokens': 20,
};
const TELLING = {
  bedrock: { provider: 'aws.bedrock', response: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0', geography: undefined },
  vertex: { provider: 'gcp.vertex_ai', response: 'claude-sonnet-4-5-20250929', geography: 'us-east5' },
};

const cases = CLOUD_CLIENTS.flatMap((made) => [
  { ...made, native: 'with its own spans', traced: {} },
  { ...made, native: 'without its own spans', traced: { openTelemetry: false } },
]);

describe.each(cases)('the client of $cloud, version $version, $native', ({ cloud, model, instrumented, clientOf, traced, native }) => {
  const { provider, response, geography } = TELLING[cloud];
  const expected = {
    name: `chat ${model}`,
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'gen_ai.request.model': model,
    'gen_ai.response.model': response,
    'gen_ai.response.id': 'string',
    'gen_ai.response.finish_reasons': ['end_turn'],
    'server.address': '127.0.0.1',
    'server.port': 'number',
    ...usage,
    ...(geography === undefined ? {} : { 'spancost.usage.geography': geography }),
  };
  const ask = { model, max_tokens: 400, messages: [{ role: 'user' as const, content: 'hello' }] };

  test.each([
    ['a message', false],
    ['a streamed message', true],
  ])('%s is the one span of its cloud', async (_name, stream) => {
    const client = clientOf(instrumented, providers.url, traced);
    if (stream) await allOf(await client.messages.create({ ...ask, stream }, used));
    else await client.messages.create(ask, used);
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    const streamed = stream ? { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' } : {};
    const told = { ...expected, ...streamed };
    // The SDK's own span has more, under the SDK's own names.
    const isOwn = span?.instrumentationScope.name.startsWith('com.anthropic') === true;
    expect(isOwn).toBe(native === 'with its own spans');
    expect(span && shapeOf(span)).toEqual(isOwn ? expect.objectContaining(told) : told);
  });
});

test("a region's own model of Bedrock is processed in the region of its client", async () => {
  const { instrumented, clientOf } = CLOUD_CLIENTS[0] ?? expect.unreachable();
  const client = clientOf(instrumented, providers.url);
  await client.messages.create({
    model: 'anthropic.claude-haiku-4-5-20251001-v1:0',
    max_tokens: 9,
    messages: [{ role: 'user', content: 'hello' }],
  });
  const [span] = await spans.settled(1);
  expect(span?.attributes['spancost.usage.geography']).toBe('eu-central-1');
});
