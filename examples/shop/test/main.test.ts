import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planCalls, WAYS_OF_CALLING } from '../src/plan.ts';
import type { ShopMessage } from '../src/shop-message.ts';
import { startSpanSink, type ReceivedSpan } from './span-sink.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

let providers: ProvidersServer;
beforeAll(async () => {
  providers = await startProviders();
});
afterAll(() => providers.close());

async function runMain(environment: Record<string, string>): Promise<{ code: unknown; messages: readonly ShopMessage[]; stderr: string }> {
  const child = spawn(process.execPath, ['--conditions=@spancost/source', MAIN], {
    env: {
      PATH: process.env['PATH'],
      OPENAI_BASE_URL: `${providers.url}/openai/v1`,
      OPENAI_API_KEY: 'any',
      ANTHROPIC_BASE_URL: `${providers.url}/anthropic`,
      ANTHROPIC_API_KEY: 'any',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const messages = stdout
    .split('\n')
    .filter(Boolean)
    .map((line): ShopMessage => JSON.parse(line));
  return { code, messages, stderr };
}

test('without Spancost the shop makes its 26 calls: 4 apologies, 3 customers who leave, no word on stderr', async () => {
  const before = providers.requests.length;
  const { code, messages, stderr } = await runMain({ OTEL_SDK_DISABLED: 'true', SHOP_CALLS: '26', SHOP_CONCURRENCY: '3' });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(messages.slice(0, -1)).toEqual(Array.from({ length: 26 }, (_, index) => ({ type: 'progress', done: index + 1, total: 26 })));
  expect(messages.at(-1)).toEqual({ type: 'done', calls: 26, answered: 19, left: 3, apologised: 4 });
  // 26 calls, one retry of each of the two that succeed at the second attempt, two of each of the three that never do.
  expect(providers.requests.length - before).toBe(26 + 2 + 3 * 2);
});

test('without Spancost no chat stream asks for its usage', () => {
  const streams = providers.requests.filter(({ path, body }) => path.endsWith('/chat/completions') && body?.['stream'] === true);
  expect(streams.length).toBeGreaterThan(4);
  expect(streams.every(({ body }) => !('stream_options' in (body ?? {})))).toBe(true);
});

test('200 calls are told in 100 lines', async () => {
  const { messages } = await runMain({ OTEL_SDK_DISABLED: 'true' });
  expect(messages.filter(({ type }) => type === 'progress')).toHaveLength(100);
  expect(messages.at(-1)).toMatchObject({ type: 'done', calls: 200 });
});

test('a wrong setting ends with 2 and says which', async () => {
  expect(await runMain({ SHOP_CALLS: '-1' })).toMatchObject({ code: 2, stderr: 'SHOP_CALLS is -1; set it to a whole number from 1\n' });
});

describe('with Spancost, 60 calls', () => {
  const SEED = 3;
  let spans: readonly ReceivedSpan[] = [];
  beforeAll(async () => {
    const sink = await startSpanSink();
    const { code, messages, stderr } = await runMain({
      SHOP_CALLS: '60',
      SHOP_SEED: String(SEED),
      OTEL_SERVICE_NAME: 'shop',
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    await sink.close();
    expect({ code, stderr, last: messages.at(-1) }).toMatchObject({ code: 0, stderr: '', last: { type: 'done', calls: 60 } });
    spans = sink.spans;
  });

  test('are 60 spans, each with what the plan says of user, tenant, feature, session and task', () => {
    const attributionOf = ({ attributes }: ReceivedSpan) =>
      ['user.id', 'spancost.tenant', 'spancost.feature', 'session.id', 'spancost.task'].map((name) => String(attributes[name])).join(' ');
    const planned = planCalls(60, SEED).map(({ feature, visit: { customer, session, ticket } }) =>
      [customer.user, customer.tenant, feature, session, ticket].join(' '),
    );
    expect(spans.map(attributionOf).toSorted()).toEqual(planned.toSorted());
    expect(WAYS_OF_CALLING).toBeLessThan(60);
  });

  test('are priced but for failures, unfinished streams and the unknown model', () => {
    const unpriced = spans.filter(({ attributes }) => attributes['spancost.cost.basis'] === 'unpriced');
    for (const { name, attributes } of unpriced)
      expect
        .soft([name, attributes['spancost.cost.unpriced_reason']])
        .toEqual([expect.any(String), name.includes('acme-experimental-1') ? 'model_unknown' : expect.stringMatching(/^usage_/)]);
    expect(unpriced.map(({ name }) => name)).toContain('chat acme-experimental-1');
    const priced = spans.filter(({ attributes }) => Number(attributes['spancost.cost.usd']) > 0);
    expect(priced.length).toBeGreaterThan(45);
  });

  test('read 2,300 cached tokens of the handbook and write them for an hour, and a few for five minutes', () => {
    const counts = (name: string) => spans.map(({ attributes }) => Number(attributes[name] ?? 0));
    expect(Math.max(...counts('gen_ai.usage.cache_read.input_tokens'))).toBeGreaterThan(2300);
    expect(Math.max(...counts('spancost.usage.cache_write_1h.input_tokens'))).toBeGreaterThan(2300);
    expect(Math.max(...counts('spancost.usage.cache_write_5m.input_tokens'))).toBeLessThan(50);
    expect(Math.max(...counts('spancost.usage.cache_write_5m.input_tokens'))).toBeGreaterThan(0);
  });
});
