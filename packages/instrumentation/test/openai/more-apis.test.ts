import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { readCall, type CallReading } from '@spancost/conventions';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import OpenAI7, { BedrockOpenAI as Bedrock7 } from 'openai';
import { BedrockOpenAI as Bedrock6 } from 'openai-6';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { recordSpans } from '../recorded-spans.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const spans = recordSpans();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(spans.provider);
let providers: ProvidersServer;

const BEDROCK = [Bedrock7, Bedrock6 as unknown as typeof Bedrock7];
const SDKS = SDK_COPIES.map(({ version, instrumented, plain }, index) => ({
  version,
  OpenAI: instrumented,
  plain,
  BedrockOpenAI: BEDROCK[index] ?? Bedrock7,
}));

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  providers = await startProviders({ retryAfterMs: 5, now: () => new Date('2026-11-22T12:00:00Z') });
  for (const { OpenAI } of SDKS) instrumentation.manuallyInstrument(OpenAI);
});
afterAll(async () => {
  trace.disable();
  await providers.close();
});

const MODEL = 'gpt-6-luna';
const used = {
  headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200, cachedTokens: 400, cacheWrite: 100, reasoningTokens: 64 }) },
};
const USAGE = { inputTokens: 1000, outputTokens: 200, cacheReadTokens: 400, cacheWriteTokens: 100, reasoningTokens: 64 };

/** Names and calls of the spans that ended. */
async function ended(count: number): Promise<readonly (readonly [string, CallReading | undefined])[]> {
  return (await spans.settled(count)).map(({ name, attributes }) => [name, readCall(attributes)] as const);
}

describe.each(SDKS)('openai $version', ({ OpenAI, BedrockOpenAI, plain }) => {
  const options = { apiKey: 'any', maxRetries: 2 };
  const client = (): OpenAI7 => new OpenAI({ ...options, baseURL: `${providers.url}/openai/v1` });
  const bare = (): OpenAI7 => new plain({ ...options, baseURL: `${providers.url}/openai/v1` });

  test('responses of the beta API are the calls that those of the API are, whole and streamed', async () => {
    const { responses } = client().beta;
    await responses.create({ model: MODEL, input: 'hello' }, used);
    await allOf(await responses.create({ model: MODEL, input: 'hello', stream: true }, used));
    const made = await ended(2);
    expect(made.map(([name, call]) => [name, call?.operation, call?.usage])).toEqual([
      [`chat ${MODEL}`, 'chat', USAGE],
      [`chat ${MODEL}`, 'chat', USAGE],
    ]);
  });

  test('a background response of the beta API is told by the first fetch after its end, streamed or not, and once', async () => {
    const { responses } = client().beta;
    const { id } = await responses.create(
      { model: MODEL, input: 'hello', background: true },
      { headers: { ...used.headers, 'x-scenario': 'background' } },
    );
    await responses.retrieve(id);
    await responses.retrieve(id);
    await responses.retrieve(id);
    expect((await ended(4)).map(([name, call]) => [name, call?.usage])).toEqual([
      [`chat ${MODEL}`, {}],
      ['fetch_response', undefined],
      ['fetch_response', USAGE],
      ['fetch_response', undefined],
    ]);
  });

  test('a stream that waits for a background response brings its usage', async () => {
    const { responses } = client();
    const { id } = await responses.create(
      { model: MODEL, input: 'hello', background: true },
      { headers: { ...used.headers, 'x-scenario': 'background' } },
    );
    expect((await responses.stream({ response_id: id }).finalResponse()).id).toBe(id);
    const [, [name, call] = []] = await ended(2);
    expect([name, call?.responseId, call?.usage]).toEqual(['fetch_response', id, USAGE]);
  });

  test('a background response that is cancelled tells what it used by then', async () => {
    const { responses } = client();
    const { id } = await responses.create(
      { model: MODEL, input: 'hello', background: true },
      { headers: { ...used.headers, 'x-scenario': 'background' } },
    );
    await responses.cancel(id);
    const [, [name, call] = []] = await ended(2);
    expect([name, call?.responseId, call?.usage]).toEqual(['fetch_response', id, USAGE]);
  });

  test('a conversation that is made shorter is a call, by the API and by its beta', async () => {
    await client().responses.compact({ model: MODEL, input: 'hello' }, used);
    await client().beta.responses.compact({ model: MODEL, input: 'hello' }, used);
    expect((await ended(2)).map(([name, call]) => [name, call?.requestModel, call?.usage])).toEqual([
      [`chat ${MODEL}`, MODEL, USAGE],
      [`chat ${MODEL}`, MODEL, USAGE],
    ]);
  });

  test('counting input tokens is no call', async () => {
    expect((await client().responses.inputTokens.count({ model: MODEL, input: 'hello' })).input_tokens).toBe(2);
    expect(await ended(0)).toEqual([]);
  });

  test('decisions are a call of their model', async () => {
    const questions = [{ type: 'predicate', instructions: 'Is it polite?' }];
    await client().post('/decisions', { body: { model: MODEL, input: 'hello', questions }, ...used });
    expect(await ended(1)).toEqual([[`chat ${MODEL}`, expect.objectContaining({ responseModel: MODEL, usage: USAGE, problems: [] })]]);
  });

  test('the model that writes an SVG is a call of its own within the pictures', async () => {
    await client().images.generate({ model: 'gpt-image-2', prompt: 'a shoe', output_format: 'svg', quality: 'low' });
    const [[author, written] = [], [name, pictures] = []] = await ended(2);
    expect([author, written?.provider, written?.responseModel, written?.usage]).toEqual([
      'chat gpt-6-luna',
      'openai',
      'gpt-6-luna',
      { inputTokens: 196, outputTokens: 928, reasoningTokens: 128 },
    ]);
    expect([name, pictures?.usage.outputImageTokens]).toEqual(['image_generation gpt-image-2', 272]);
  });

  test('a run of an eval is told once, when it is over: what each of its models used is a call of its own', async () => {
    const { runs } = client().evals;
    const options = { headers: { 'x-usage': JSON.stringify({ inputTokens: 4000, outputTokens: 800 }) } };
    await runs.retrieve('evalrun_running', { eval_id: 'eval_1' }, options);
    const id = `evalrun_${Math.random()}`;
    for (let fetch = 0; fetch < 2; fetch += 1) await runs.retrieve(id, { eval_id: 'eval_1' }, options);
    expect((await ended(5)).map(([name, call]) => [name, call?.operation, call?.responseId, call?.usage, call?.parameters])).toEqual([
      ['fetch_batch', undefined, undefined, undefined, undefined],
      [
        'fetch_batch gpt-6-luna',
        'batch',
        `${id}/gpt-6-luna`,
        { inputTokens: 4000, outputTokens: 800, cacheReadTokens: 0 },
        { batch_requests: '4' },
      ],
      ['fetch_batch gpt-5', 'batch', `${id}/gpt-5`, { inputTokens: 2000, outputTokens: 400, cacheReadTokens: 0 }, { batch_requests: '4' }],
      ['fetch_batch', undefined, undefined, undefined, undefined],
      ['fetch_batch', undefined, undefined, undefined, undefined],
    ]);
  });

  test('a film is told by the first fetch that finds it completed: eight seconds of its size', async () => {
    const { videos } = client();
    const { id } = await videos.create({ model: 'sora-2-pro', prompt: 'a shoe', seconds: '8', size: '1024x1792' });
    for (let fetch = 0; fetch < 3; fetch += 1) await videos.retrieve(id);
    const made = await spans.settled(4);
    expect(made.map(({ name, attributes }) => [name, readCall(attributes)?.operation, attributes['gen_ai.response.status']])).toEqual([
      ['video_generation sora-2-pro', 'video_generation', 'queued'],
      ['fetch_video', undefined, 'in_progress'],
      ['fetch_video', 'video_generation', 'completed'],
      ['fetch_video', undefined, 'completed'],
    ]);
    const [asked, , told] = made.map(({ attributes }) => readCall(attributes));
    expect(asked).toMatchObject({ responseId: id, usage: {} });
    expect(told).toMatchObject({
      responseId: id,
      responseModel: 'sora-2-pro',
      parameters: { size: '1024x1792' },
      usage: { videoSeconds: 8 },
    });
  });

  test('films of films: a remix tells its seconds, an extension, of which only the new part is billed, does not; one that fails says why', async () => {
    const { videos } = client();
    const { id } = await videos.create({ prompt: 'a shoe', seconds: '4' });
    const remix = await videos.remix(id, { prompt: 'a boot' });
    const extended = await videos.extend({ prompt: 'a longer shoe', seconds: '8', video: { id } });
    const failed = await videos.create({ prompt: 'fail' });
    await spans.settled(4);
    for (const video of [remix, extended, failed]) {
      await videos.retrieve(video.id);
      await videos.retrieve(video.id);
    }
    const [, made, , extension, , failure] = await spans.settled(6);
    expect(readCall(made?.attributes ?? {})?.usage).toEqual({ videoSeconds: 4 });
    expect(readCall(extension?.attributes ?? {})).toBeUndefined();
    expect(failure?.attributes['error.type']).toBe('moderation_blocked');
  });

  test('a try that fails is a try of one call, which says how often it was sent again', async () => {
    const scenario = (name: string) => ({ headers: { 'x-scenario': name } });
    await client().responses.create({ model: MODEL, input: 'hello' }, scenario('flaky-429'));
    await thrownBy(client().chat.completions.create({ model: MODEL, messages: [] }, { ...scenario('error-500'), maxRetries: 3 }));
    await client().embeddings.create({ model: 'text-embedding-3-small', input: 'hello' });
    const seen = await spans.settled(3);
    expect(seen.map(({ attributes }) => attributes['http.request.resend_count'])).toEqual([1, 3, undefined]);
  });

  test.each([
    ['its host', 'https://bedrock-mantle.us-west-2.api.aws/openai/v1', 'openai.gpt-oss-120b', 'us-west-2'],
    [
      'its host, of a profile, which says where',
      'https://bedrock-runtime.us-west-2.amazonaws.com/openai/v1',
      'us.openai.gpt-oss-120b',
      undefined,
    ],
    ['its class, behind a gateway', 'https://gateway.shop.example/v1', 'openai.gpt-oss-120b', undefined],
  ])('Amazon Bedrock is known by %s', async (_name, baseURL, model, geography) => {
    const standIn: typeof fetch = (url, init) =>
      fetch(`${providers.url}/openai/v1/${new URL(url instanceof Request ? url.url : url).pathname.split('/').at(-1)}`, init);
    const bedrock = new BedrockOpenAI({ apiKey: 'any', baseURL, fetch: standIn });
    await bedrock.responses.create({ model, input: 'hello' }, used);
    const [[name, call] = []] = await ended(1);
    expect({ name, ...call }).toMatchObject({ name: `chat ${model}`, provider: 'aws.bedrock', usage: USAGE });
    expect(call?.geography).toBe(geography);
  });

  test.each<[string, readonly string[], (client: OpenAI7) => Promise<unknown>]>([
    ['a beta response', [`chat ${MODEL}`], (sdk) => sdk.beta.responses.create({ model: MODEL, input: 'hello' })],
    [
      'a beta response, with its response',
      [`chat ${MODEL}`],
      (sdk) => sdk.beta.responses.create({ model: MODEL, input: 'hello' }).withResponse(),
    ],
    [
      'a streamed beta response',
      [`chat ${MODEL}`],
      async (sdk) => allOf(await sdk.beta.responses.create({ model: MODEL, input: 'hello', stream: true })),
    ],
    ['a compaction', [`chat ${MODEL}`], (sdk) => sdk.responses.compact({ model: MODEL, input: 'hello' })],
    [
      'a beta response that fails',
      [`chat ${MODEL}`],
      (sdk) => thrownBy(sdk.beta.responses.create({ model: MODEL, input: 'hello' }, { headers: { 'x-scenario': 'error-400' } })),
    ],
  ])('%s: the caller sees the same', (_name, names, run) =>
    expectSame(
      spans,
      names,
      () => run(bare()),
      () => run(client()),
    ),
  );
});

test('decisions.create of openai 7: the caller sees the same', async () => {
  const run = (Sdk: typeof OpenAI7): Promise<unknown> =>
    new Sdk({ apiKey: 'any', baseURL: `${providers.url}/openai/v1` }).decisions.create({
      model: MODEL,
      input: 'hello',
      questions: [{ type: 'predicate', instructions: 'Is it polite?', name: 'polite' }],
    });
  await expectSame(
    spans,
    [`chat ${MODEL}`],
    () => run(SDKS[0]?.plain ?? expect.unreachable()),
    () => run(OpenAI7),
  );
});
