import type Anthropic from '@anthropic-ai/sdk';
import { readCall } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { AnthropicInstrumentation } from '../../src/anthropic/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { collectGarbageUntil } from '../collect-garbage.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { watchSdkGlobally } from '../watch-sdk.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const instrumentation = new AnthropicInstrumentation();
const { spans, providers } = watchSdkGlobally(instrumentation, SDK_COPIES, { now: () => new Date('2026-11-22T12:00:00Z') });

const ask = (content: string, model = 'claude-sonnet-5-5') => ({
  model,
  max_tokens: 400,
  messages: [{ role: 'user' as const, content }],
});
const requests = [
  { custom_id: 'one', params: ask('hello') },
  { custom_id: 'wrong', params: { ...ask('hello'), max_tokens: 0 } },
  { custom_id: 'late-one', params: ask('hello') },
  { custom_id: 'two', params: ask('hello again', 'claude-opus-5-5') },
];
const used = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200, cacheRead: 500 }) } };

/** A batch that has ended. */
async function ended(client: Anthropic): Promise<string> {
  const { id } = await client.messages.batches.create({ requests }, used);
  await client.messages.batches.retrieve(id);
  return id;
}

/** The spans that a fetch of results ended. */
async function fetched(count: number): Promise<readonly { readonly name: string; readonly parent: string | undefined }[]> {
  const seen = await spans.settled(count);
  const names = new Map(seen.map((span) => [span.spanContext().spanId, span.name]));
  return seen
    .filter(({ name }) => !name.startsWith('anthropic.'))
    .map(({ name, parentSpanContext }) => ({ name, parent: names.get(parentSpanContext?.spanId ?? '') }));
}

const copies = SDK_COPIES.flatMap((copy) => [
  { ...copy, native: 'with its own spans', traced: {} },
  { ...copy, native: 'without its own spans', traced: { openTelemetry: false as const } },
]);

describe.each(copies)('batches of @anthropic-ai/sdk $version $native', ({ instrumented, plain, traced, native }) => {
  const clientOf = (Sdk: typeof plain): Anthropic =>
    new Sdk({ apiKey: 'any', baseURL: `${providers.url}/anthropic`, maxRetries: 1, ...traced });

  test('each message of the results is a call in the tier batch, with its own id, model and usage; what failed or expired is none', async () => {
    const client = clientOf(instrumented);
    const id = await ended(client);
    await spans.settled(0);
    const results = await allOf(await client.messages.batches.results(id));
    const seen = await spans.settled(3);
    const isNative = native === 'with its own spans';
    const ours = seen.filter(({ name }) => name.startsWith('fetch_batch'));
    expect(ours.map(({ name }) => name)).toEqual(['fetch_batch claude-sonnet-5-5', 'fetch_batch claude-opus-5-5', 'fetch_batch']);
    const [one, two, whole] = ours;
    // With its own spans the SDK has one for finding the URL as well, and no second one for the results.
    expect(seen.length).toBe(isNative ? 4 : 3);
    expect(whole?.instrumentationScope.name.startsWith('com.anthropic')).toBe(isNative);
    expect(whole?.attributes).toMatchObject({
      'gen_ai.operation.name': 'fetch_batch',
      'gen_ai.provider.name': 'anthropic',
      'gen_ai.response.id': id,
    });
    expect(readCall(whole?.attributes ?? {})).toBeUndefined();
    const succeeded = results.flatMap(({ result }) => (result.type === 'succeeded' ? [result.message.id] : []));
    for (const [index, span] of [one, two].entries()) {
      expect(span?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
      expect(readCall(span?.attributes ?? {})).toMatchObject({
        operation: 'batch',
        provider: 'anthropic',
        responseId: succeeded[index],
        responseModel: index === 0 ? 'claude-sonnet-5-5' : 'claude-opus-5-5',
        serviceTier: 'batch',
        geography: 'global',
        usage: { inputTokens: 1500, outputTokens: 200, cacheReadTokens: 500 },
        problems: [],
      });
    }
  });

  test('results that are read twice, or by the beta API too, are told once', async () => {
    const client = clientOf(instrumented);
    const id = await ended(client);
    await allOf(await client.messages.batches.results(id));
    await allOf(await client.messages.batches.results(id));
    await allOf(await client.beta.messages.batches.results(id));
    const names = (await fetched(5)).map(({ name }) => name);
    expect(names.toSorted()).toEqual([
      'fetch_batch',
      'fetch_batch',
      'fetch_batch',
      'fetch_batch claude-opus-5-5',
      'fetch_batch claude-sonnet-5-5',
    ]);
  });

  test('results that are left after the first have told that one, and the rest when they are read', async () => {
    const client = clientOf(instrumented);
    const id = await ended(client);
    for await (const { custom_id } of await client.messages.batches.results(id)) {
      expect(custom_id).toBe('one');
      break;
    }
    expect(await fetched(2)).toEqual([
      { name: 'fetch_batch claude-sonnet-5-5', parent: 'fetch_batch' },
      { name: 'fetch_batch', parent: undefined },
    ]);
    await allOf(await client.messages.batches.results(id));
    expect(await fetched(2)).toEqual([
      { name: 'fetch_batch claude-opus-5-5', parent: 'fetch_batch' },
      { name: 'fetch_batch', parent: undefined },
    ]);
  });

  test('a batch that is cancelled has no calls', async () => {
    const client = clientOf(instrumented);
    const { id } = await client.messages.batches.create({ requests });
    await client.messages.batches.cancel(id);
    await client.messages.batches.retrieve(id);
    expect((await allOf(await client.messages.batches.results(id))).map(({ result }) => result.type)).toEqual(
      requests.map(() => 'canceled'),
    );
    expect(await fetched(1)).toEqual([{ name: 'fetch_batch', parent: undefined }]);
  });

  test.each<[string, (client: Anthropic) => Promise<unknown>, readonly string[]]>([
    [
      'results',
      async (client) => {
        const stream = await client.messages.batches.results(await ended(client));
        return { stream, lines: await allOf(stream), again: await thrownBy(allOf(stream)) };
      },
      ['fetch_batch claude-sonnet-5-5', 'fetch_batch claude-opus-5-5', 'fetch_batch'],
    ],
    [
      'results of a batch that has not ended',
      async (client) => {
        const { id } = await client.messages.batches.create({ requests });
        return await thrownBy(client.messages.batches.results(id));
      },
      [],
    ],
    [
      'a list of lines as the raw text',
      async (client) => client.get(`/v1/messages/batches/${await ended(client)}/results`),
      ['fetch_batch claude-sonnet-5-5', 'fetch_batch claude-opus-5-5', 'fetch_batch'],
    ],
  ])('%s: the caller sees the same', (_name, run, names) =>
    expectSame(
      spans,
      names,
      () => run(clientOf(plain)),
      () => run(clientOf(instrumented)),
    ),
  );

  test('results that are cut or aborted have told what was read, and the fetch says why it ended', async () => {
    const cut: typeof fetch = (url, init) =>
      fetch(
        url,
        new Request(url).url.endsWith('/results')
          ? { ...init, headers: { 'x-api-key': 'any', 'anthropic-version': '1', 'x-scenario': 'cut' } }
          : init,
      );
    const client = clientOf(instrumented).withOptions({ fetch: cut });
    expect(await thrownBy(client.messages.batches.results(await ended(client)).then(allOf))).toBeInstanceOf(Error);
    const seen = (await spans.settled(2)).filter(({ name }) => name.startsWith('fetch_batch'));
    expect(seen.map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
      ['fetch_batch claude-sonnet-5-5', undefined],
      ['fetch_batch', 'TypeError'],
    ]);
  });

  test('where content is asked for, the results of a batch have none of it on their spans', async () => {
    const client = clientOf(instrumented);
    const id = await ended(client);
    await spans.settled(0);
    instrumentation.setConfig({ captureContent: true });
    await allOf(await client.messages.batches.results(id));
    instrumentation.setConfig({});
    const ours = (await spans.settled(3)).filter(({ name }) => name.startsWith('fetch_batch'));
    expect(ours).toHaveLength(3);
    for (const { attributes } of ours) {
      expect(Object.keys(attributes).filter((key) => /messages$|instructions$|definitions$/.test(key))).toEqual([]);
    }
  });

  test('results that nobody reads end the fetch when they are collected, and have told nothing', async () => {
    const client = clientOf(instrumented);
    const id = await ended(client);
    await spans.settled(0);
    const open = spans.open();
    await (async () => void (await client.messages.batches.results(id)))();
    expect(spans.open()).toBe(open + 1);
    await collectGarbageUntil(() => spans.open() === open);
    expect((await fetched(1)).map(({ name }) => name)).toEqual(['fetch_batch']);
  });
});
