import type { GoogleGenAI } from '@google/genai';
import { readCall } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GoogleGenAIInstrumentation } from '../../src/google-genai/index.ts';
import { thrownBy } from '../all-of.ts';
import { observe } from '../observe.ts';
import { recordSpans, shapeOf } from '../recorded-spans.ts';
import { clientsOf } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new GoogleGenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;
/** Noon, and later where a test says so. */
let now = new Date('2026-11-22T12:00:00Z');

beforeAll(async () => {
  for (const level of ['warn', 'debug'] as const) vi.spyOn(console, level).mockReturnValue(undefined);
  providers = await startProviders({ now: () => now });
  for (const { instrumented } of SDK_COPIES) instrumentation.manuallyInstrument(instrumented);
});
afterAll(() => providers.close());

const server = { 'server.address': '127.0.0.1', 'server.port': 'number' };
const asked = (operation: string, provider: string, model?: string): Record<string, unknown> => ({
  name: model === undefined ? operation : `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': provider,
  ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
  ...server,
});
const header = (name: string, value: unknown): Record<string, string> => ({
  [name]: typeof value === 'string' ? value : JSON.stringify(value),
});

/** Until it is done. */
async function batchOf({ batches }: GoogleGenAI, create: () => Promise<{ readonly name?: string }>): Promise<unknown> {
  const { name = '' } = await create();
  await batches.get({ name });
  return await batches.get({ name });
}

describe.each(SDK_COPIES)('@google/genai $version', ({ instrumented, plain }) => {
  const clients = (headers: Record<string, string> = {}): ReturnType<typeof clientsOf> =>
    clientsOf(instrumented, providers.url, { headers });

  describe('a batch', () => {
    const model = 'gemini-2.5-flash';
    const src = [{ contents: 'one' }, { contents: 'the second' }, {} as never];
    const fetched = { ...asked('fetch_batch', 'gcp.gemini'), 'gen_ai.response.id': 'string', 'gen_ai.response.model': model };
    const answered = {
      ...fetched,
      name: `fetch_batch ${model}`,
      'gen_ai.response.finish_reasons': ['STOP'],
      'gen_ai.usage.reasoning.output_tokens': 128,
      'spancost.usage.service_tier': 'batch',
    };

    test('tells each answer that is in it once, below its fetch; what failed has none', async () => {
      const { gemini } = clients();
      const job = (await batchOf(gemini, () => gemini.batches.create({ model, src }))) as { readonly name: string };
      await gemini.batches.get({ name: job.name });
      const seen = await spans.settled(5);
      expect(seen.map(shapeOf)).toEqual([
        { ...fetched, 'gen_ai.response.status': 'JOB_STATE_RUNNING' },
        { ...answered, 'gen_ai.usage.input_tokens': 1, 'gen_ai.usage.output_tokens': 151 },
        { ...answered, 'gen_ai.usage.input_tokens': 3, 'gen_ai.usage.output_tokens': 153 },
        { ...fetched, 'gen_ai.response.status': 'JOB_STATE_SUCCEEDED' },
        { ...fetched, 'gen_ai.response.status': 'JOB_STATE_SUCCEEDED' },
      ]);
      const [, first, second, whole] = seen;
      for (const inner of [first, second]) expect(inner?.parentSpanContext?.spanId).toBe(whole?.spanContext().spanId);
      expect(seen.map(({ attributes }) => readCall(attributes)?.operation)).toEqual([undefined, 'batch', 'batch', undefined, undefined]);
    });

    test('of embeddings is one call with their tokens', async () => {
      const { gemini } = clients();
      const model = 'gemini-embedding-001';
      const src = { inlinedRequests: { contents: ['one', 'the second'] } };
      await batchOf(gemini, () => gemini.batches.createEmbeddings({ model, src }));
      const [, inner] = await spans.settled(3);
      expect(inner && shapeOf(inner)).toEqual({
        ...asked('fetch_batch', 'gcp.gemini'),
        name: `fetch_batch ${model}`,
        'gen_ai.response.id': 'string',
        'gen_ai.response.model': model,
        'gen_ai.usage.input_tokens': 4,
        'gen_ai.usage.output_tokens': 0,
        'spancost.usage.parameter.batch_requests': '2',
        'spancost.usage.service_tier': 'batch',
      });
    });

    test('is the same for its caller', async () => {
      const create = { model, src: src.slice(0, 2) };
      const [bare, watched] = [plain, instrumented].map((sdk) => clientsOf(sdk, providers.url).gemini);
      const jobs = [bare, watched].map((client) =>
        batchOf(client ?? expect.unreachable(), () => (client ?? expect.unreachable()).batches.create(create)),
      );
      const [expected, seen] = (await Promise.all(jobs)).map((job) =>
        observe(JSON.parse(JSON.stringify(job).replaceAll(/batches\/\w+|(?<="responseId":")\w+/g, 'id'))),
      );
      expect(seen).toEqual(expected);
      await spans.settled(4);
    });

    test('that does not exist is an error', async () => {
      await thrownBy(clients().gemini.batches.get({ name: 'batches/none' }));
      const [span] = await spans.settled(1);
      expect(span?.attributes).toMatchObject({ 'error.type': 'ApiError', 'http.response.status_code': 404 });
    });
  });

  describe('films', () => {
    const model = 'veo-3.1-generate-001';
    type Config = NonNullable<Parameters<GoogleGenAI['models']['generateVideos']>[0]['config']>;

    async function film(config: Config, headers = {}, prompt = 'a boot', client = clients(headers).vertex): Promise<unknown> {
      let operation = await client.models.generateVideos({ model, source: { prompt }, config });
      while (operation.done !== true) operation = await client.operations.getVideosOperation({ operation });
      return await client.operations.getVideosOperation({ operation });
    }
    const begun = { ...asked('video_generation', 'gcp.vertex_ai', model), 'gen_ai.response.id': 'string' };
    const fetched = { ...asked('fetch_video', 'gcp.vertex_ai'), 'gen_ai.request.model': model, 'gen_ai.response.id': 'string' };

    test.each<readonly [string, Config, Record<string, string>, string, object]>([
      ['two of eight seconds, which is how long one is', { numberOfVideos: 2 }, {}, 'a boot', { 'spancost.usage.video.seconds': 16 }],
      [
        'one of six seconds in 4K',
        { durationSeconds: 6, resolution: '4K' },
        {},
        'a boot',
        { 'spancost.usage.video.seconds': 6, 'spancost.usage.parameter.resolution': '4k' },
      ],
      [
        'one of two, where one is held back',
        { numberOfVideos: 2 },
        header('x-scenario', 'filtered'),
        'a boot',
        { 'spancost.usage.video.seconds': 8 },
      ],
      ['none, where all are held back', {}, header('x-scenario', 'filtered'), 'a boot', { 'spancost.usage.video.seconds': 0 }],
      ['none, where it fails', {}, {}, 'fail', { 'spancost.usage.video.seconds': 0, 'gen_ai.response.status': 'failed' }],
    ])('are billed when they are done: %s', async (_case, config, headers, prompt, expected) => {
      await film(config, headers, prompt);
      const done = { ...fetched, 'gen_ai.response.status': 'completed', ...expected };
      const status = { 'gen_ai.response.status': (done as Record<string, unknown>)['gen_ai.response.status'] };
      const seen = await spans.settled(4);
      expect(seen.map(shapeOf)).toEqual([begun, { ...fetched, 'gen_ai.response.status': 'in_progress' }, done, { ...fetched, ...status }]);
      // The first is what is charged until the third is known by the same id.
      expect(seen.map(({ attributes }) => readCall(attributes)?.operation)).toEqual([
        'video_generation',
        undefined,
        'video_generation',
        undefined,
      ]);
      expect(new Set(seen.map(({ attributes }) => attributes['gen_ai.response.id'])).size).toBe(1);
    });

    test('that another process asked for have no length here: that they are done is seen, and no seconds', async () => {
      const { vertex } = clients();
      const other = clientsOf(plain, providers.url).vertex;
      const operation = await other.models.generateVideos({ model, source: { prompt: 'a boot' } });
      await vertex.operations.getVideosOperation({ operation });
      await vertex.operations.getVideosOperation({ operation });
      const [, done] = await spans.settled(2);
      expect(done && shapeOf(done)).toEqual({ ...fetched, 'gen_ai.response.status': 'completed' });
    });

    test('are seen where generateVideos is on the prototype, as in 1.0', async () => {
      class Models {
        generateContentInternal(): void {}
        async generateVideos(asked: object): Promise<object> {
          return { name: 'operations/one', ...('prompt' in asked ? {} : { error: { message: 'no prompt' } }) };
        }
      }
      instrumentation.manuallyInstrument({ Models });
      expect(await new Models().generateVideos({ model, prompt: 'a boot' })).toEqual({ name: 'operations/one' });
      const [span] = await spans.settled(1);
      expect(span?.attributes).toMatchObject({ 'gen_ai.operation.name': 'video_generation', 'gen_ai.response.id': 'operations/one' });
    });

    test('are the same for their caller', async () => {
      const shown = (operation: unknown): unknown =>
        observe(JSON.parse(JSON.stringify(operation).replaceAll(/operations\/\w+/g, 'operations/id')));
      const expected = shown(await film({ numberOfVideos: 2 }, {}, 'a boot', clientsOf(plain, providers.url).vertex));
      expect(shown(await film({ numberOfVideos: 2 }))).toEqual(expected);
      await spans.settled(4);
    });
  });

  describe('a cache', () => {
    const model = 'gemini-2.5-flash';
    const create = { model, config: { contents: 'a secret', ttl: '7200s' } };
    const large = header('x-usage', { inputTokens: 100_000 });
    const kept = (provider: string): Record<string, unknown> => ({
      ...asked('cache_storage', provider, model),
      'gen_ai.response.id': 'string',
      'gen_ai.response.model': model,
    });

    test('of 100,000 tokens that lives for two hours is stored for 200,000 token-hours; made at Vertex AI it is input too', async () => {
      await clients(large).gemini.caches.create(create);
      await clients(large).vertex.caches.create(create);
      expect((await spans.settled(2)).map(shapeOf)).toEqual([
        { ...kept('gcp.gemini'), 'spancost.usage.cache_storage_token_hours': 200_000 },
        { ...kept('gcp.vertex_ai'), 'spancost.usage.cache_storage_token_hours': 200_000, 'gen_ai.usage.input_tokens': 100_000 },
      ]);
    });

    test('that lives on for an hour more is stored for that hour, as a charge of its own', async () => {
      const { gemini } = clients(large);
      const { name = '' } = await gemini.caches.create(create);
      now = new Date('2026-11-22T13:00:00Z');
      await gemini.caches.update({ name, config: { ttl: '7200s' } });
      now = new Date('2026-11-22T12:00:00Z');
      const [made, changed] = await spans.settled(2);
      expect(changed?.attributes).toMatchObject({
        'gen_ai.response.model': model,
        'spancost.usage.cache_storage_token_hours': 100_000,
      });
      expect(changed?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
      expect(changed?.attributes['gen_ai.response.id']).not.toBe(made?.attributes['gen_ai.response.id']);
    });

    test('that another process made has no known end: what a change adds is not known', async () => {
      const { name = '' } = await clientsOf(plain, providers.url).gemini.caches.create(create);
      await clients().gemini.caches.update({ name, config: { ttl: '7200s' } });
      const [span] = await spans.settled(1);
      expect(span?.attributes['spancost.usage.cache_storage_token_hours']).toBeUndefined();
      expect(readCall(span?.attributes ?? {})).toMatchObject({ operation: 'cache_storage', usage: {} });
    });

    test('is nowhere told for what is in it', async () => {
      await clients().gemini.caches.create(create);
      const [span] = await spans.settled(1);
      expect(JSON.stringify(span?.attributes)).not.toContain('secret');
    });
  });

  test('what costs nothing has no span: counts, lists, deletions, files', async () => {
    const { gemini } = clients();
    await gemini.models.countTokens({ model: 'gemini-2.5-flash', contents: 'one' });
    await thrownBy(gemini.batches.list());
    await thrownBy(gemini.caches.list());
    await thrownBy(gemini.caches.delete({ name: 'cachedContents/none' }));
    await thrownBy(gemini.caches.get({ name: 'cachedContents/none' }));
    await thrownBy(gemini.files.list());
    expect(await spans.settled(0)).toEqual([]);
  });
});
