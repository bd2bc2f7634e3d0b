import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { context } from '@opentelemetry/api';
import { readCall, type CallReading } from '@spancost/conventions';
import type { CohereClient } from 'cohere-ai';
import { beforeAll, describe, expect, test } from 'vitest';
import { CohereInstrumentation } from '../../src/cohere/index.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { expectSame } from '../same-for-the-caller.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientsOf, scenario } from './clients.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new CohereInstrumentation(), SDK_COPIES, { now: () => new Date('2026-11-22T12:00:00Z') });
beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});

const MODEL = 'command-a-03-2025';
const used = { headers: { 'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }) } };
const TWO_HUNDRED = { inputTokens: 1000, outputTokens: 200 };
const sound = (): Blob => new Blob([new Uint8Array(16_000)], { type: 'audio/wav' });

async function ended(count: number): Promise<readonly (readonly [string, CallReading | undefined])[]> {
  return (await spans.settled(count)).map(({ name, attributes }) => [name, readCall(attributes)] as const);
}

describe.each(SDK_COPIES)('cohere-ai $version', ({ instrumented, plain }) => {
  const clients = () => clientsOf(instrumented, providers.url);

  test('completions and summaries of the first version are calls', async () => {
    const { v1 } = clients();
    await v1.generate({ model: MODEL, prompt: 'hello' }, used);
    await v1.summarize({ model: MODEL, text: 'hello' }, used);
    expect((await ended(2)).map(([name, call]) => [name, call?.provider, call?.usage])).toEqual(
      Array.from({ length: 2 }, () => [`text_completion ${MODEL}`, 'cohere', TWO_HUNDRED]),
    );
  });

  test('a streamed completion tells no usage, and what went wrong in it', async () => {
    const { v1 } = clients();
    await allOf(await v1.generateStream({ model: MODEL, prompt: 'hello' }));
    await allOf(await v1.generateStream({ model: MODEL, prompt: 'hello' }, scenario('error-in-stream')));
    const made = await spans.settled(2);
    expect(
      made.map(({ attributes }) => [readCall(attributes)?.usage, attributes['gen_ai.response.finish_reasons'], attributes['error.type']]),
    ).toEqual([
      [{}, ['COMPLETE'], undefined],
      [{}, ['ERROR'], 'ERROR'],
    ]);
  });

  test('a batch is told once, by the first fetch after its end, in the tier batch', async () => {
    const { batches } = clients().v1;
    const { batch } = await batches.create({ name: 'nightly', inputDatasetId: 'shop', model: MODEL }, used);
    const id = batch.id ?? '';
    for (let fetch = 0; fetch < 3; fetch += 1) await batches.retrieve(id);
    const [first, second, third] = await ended(3);
    expect([first, third]).toEqual([
      ['fetch_batch', undefined],
      ['fetch_batch', undefined],
    ]);
    expect(second).toEqual([
      'fetch_batch',
      expect.objectContaining({ operation: 'batch', responseId: id, responseModel: MODEL, serviceTier: 'batch', usage: TWO_HUNDRED }),
    ]);
  });

  test('a job of embeddings is told once, by the first fetch after its end: 4,000 tokens in, none out', async () => {
    const { embedJobs } = clients().v1;
    const { jobId } = await embedJobs.create({ model: 'embed-v4.0', datasetId: 'shop', inputType: 'search_document' });
    for (let fetch = 0; fetch < 3; fetch += 1) await embedJobs.get(jobId);
    const [first, second, third] = await ended(3);
    expect([first?.[1], third?.[1]]).toEqual([undefined, undefined]);
    expect(second?.[1]).toMatchObject({
      operation: 'batch',
      responseId: jobId,
      responseModel: 'embed-v4.0',
      usage: { inputTokens: 4000, outputTokens: 0 },
    });
  });

  test('sounds that become text are a call, of which Cohere tells nothing', async () => {
    await clients().v1.audio.transcriptions.create(sound(), { model: 'cohere-transcribe-03-2026', language: 'en' });
    expect(await ended(1)).toEqual([
      ['transcription cohere-transcribe-03-2026', expect.objectContaining({ operation: 'transcription', provider: 'cohere', usage: {} })],
    ]);
  });

  test('what costs nothing is no call: tokens, and batches that are begun', async () => {
    const { v1 } = clients();
    await v1.tokenize({ model: MODEL, text: 'hello' });
    await v1.batches.create({ name: 'nightly', inputDatasetId: 'shop', model: MODEL });
    expect(await ended(0)).toEqual([]);
  });

  test.each<[string, readonly string[], (client: CohereClient) => Promise<unknown>]>([
    ['a completion', [`text_completion ${MODEL}`], (client) => client.generate({ model: MODEL, prompt: 'hello' })],
    [
      'a completion with its response',
      [`text_completion ${MODEL}`],
      (client) => client.generate({ model: MODEL, prompt: 'hello' }).withRawResponse(),
    ],
    [
      'a streamed completion',
      [`text_completion ${MODEL}`],
      async (client) => allOf(await client.generateStream({ model: MODEL, prompt: 'hello' })),
    ],
    ['a summary', [`text_completion ${MODEL}`], (client) => client.summarize({ model: MODEL, text: 'hello' })],
    [
      'a batch',
      ['fetch_batch', 'fetch_batch'],
      async (client) => {
        const { batch } = await client.batches.create({ name: 'nightly', inputDatasetId: 'shop', model: MODEL });
        return [await client.batches.retrieve(batch.id ?? ''), await client.batches.retrieve(batch.id ?? '').withRawResponse()];
      },
    ],
    ['a batch that there is none of', ['fetch_batch'], (client) => thrownBy(client.batches.retrieve('none'))],
    [
      'a job of embeddings',
      ['fetch_batch'],
      async (client) => {
        const { jobId } = await client.embedJobs.create({ model: 'embed-v4.0', datasetId: 'shop', inputType: 'search_document' });
        return await client.embedJobs.get(jobId);
      },
    ],
    [
      'a transcription',
      ['transcription cohere-transcribe-03-2026'],
      (client) => client.audio.transcriptions.create(sound(), { model: 'cohere-transcribe-03-2026', language: 'en' }),
    ],
  ])('%s: the caller sees the same', (_name, names, run) =>
    expectSame(
      spans,
      names,
      () => run(clientsOf(plain, providers.url).v1),
      () => run(clients().v1),
    ),
  );
});
