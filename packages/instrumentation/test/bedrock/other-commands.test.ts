import type { InvokeModelWithBidirectionalStreamInput } from '@aws-sdk/client-bedrock-runtime';
import { readCall, problemsOf } from '@spancost/conventions';
import { describe, expect, test } from 'vitest';
import { askedAsyncOf } from '../../src/bedrock/async-answers.ts';
import { BedrockInstrumentation } from '../../src/bedrock/index.ts';
import { SpokenAnswer } from '../../src/bedrock/spoken-answer.ts';
import { allOf, thrownBy } from '../all-of.ts';
import { observe } from '../observe.ts';
import { shapeOf } from '../recorded-spans.ts';
import { watchSdk } from '../watch-sdk.ts';
import { clientOf, scenario } from './clients.ts';
import { SDK_COPIES, type Sdk } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new BedrockInstrumentation(), SDK_COPIES);

const SONIC = 'amazon.nova-sonic-v1:0';
const REEL = 'amazon.nova-reel-v1:1';
const asked = (operation: string, model?: string): Record<string, unknown> => ({
  name: model === undefined ? operation : `${operation} ${model}`,
  'gen_ai.operation.name': operation,
  'gen_ai.provider.name': 'aws.bedrock',
  ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
  'server.address': '127.0.0.1',
  'server.port': 'number',
  'gen_ai.response.id': 'string',
});
const region = { 'spancost.usage.geography': 'eu-central-1' };

async function* said(): AsyncGenerator<InvokeModelWithBidirectionalStreamInput> {
  for (const event of [{ sessionStart: {} }, { textInput: { content: 'a secret' } }, { sessionEnd: {} }])
    yield { chunk: { bytes: Buffer.from(JSON.stringify({ event })) } };
}

describe.each(SDK_COPIES)('@aws-sdk/client-bedrock-runtime $version', ({ instrumented, plain }) => {
  describe('speech both ways', () => {
    const speak = async (sdk: Sdk, headers = {}): Promise<AsyncIterable<unknown>> => {
      const client = clientOf(sdk, providers.url, headers);
      const { body } = await client.send(new sdk.InvokeModelWithBidirectionalStreamCommand({ modelId: SONIC, body: said() }));
      return body ?? expect.unreachable();
    };
    const spoken = { ...asked('chat', SONIC), ...region, 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 'number' };

    test('has the usage of the whole session, and is the same for its caller', async () => {
      const shown = async (sdk: Sdk): Promise<unknown> =>
        (await allOf(await speak(sdk))).map((event) =>
          observe(
            Buffer.from((event as { chunk: { bytes: Uint8Array } }).chunk.bytes)
              .toString()
              .replaceAll(/(?:session|completion)-\w+/g, 'id'),
          ),
        );
      expect(await shown(instrumented)).toEqual(await shown(plain));
      const [span, ...more] = await spans.settled(1);
      expect(more).toEqual([]);
      const { 'gen_ai.usage.input_tokens': input, 'gen_ai.usage.output_tokens': output, ...rest } = span?.attributes ?? {};
      expect([input, output]).toEqual([1020, 340]);
      expect(Object.values(rest)).toEqual(expect.arrayContaining([900, 300]));
      expect(span && shapeOf(span)).toMatchObject({ ...spoken, 'gen_ai.response.finish_reasons': ['END_TURN'] });
      expect(problemsOf(readCall(span?.attributes ?? {})?.usage ?? {})).toEqual([]);
      expect(JSON.stringify(span?.attributes)).not.toContain('secret');
    });

    test('that is left has what was told by then', async () => {
      let events = 0;
      for await (const _event of await speak(instrumented)) if (++events === 4) break;
      const [span] = await spans.settled(1);
      expect(span?.attributes).toMatchObject({
        'gen_ai.usage.input_tokens': 510,
        'gen_ai.usage.output_tokens': 170,
        'gen_ai.response.finish_reasons': ['error'],
      });
    });

    test('without usage has none; that breaks has its error', async () => {
      await allOf(await speak(instrumented, scenario('no-usage')));
      await thrownBy(speak(instrumented, scenario('error-in-stream')).then(allOf));
      const [silent, broken] = await spans.settled(2);
      expect(silent?.attributes['gen_ai.usage.input_tokens']).toBeUndefined();
      expect(broken?.attributes['error.type']).toBe('ModelStreamErrorException');
    });

    test.each([
      undefined,
      { chunk: {} },
      { chunk: { bytes: Buffer.from('usageEvent') } },
      { chunk: { bytes: Buffer.from('{"event":{"usageEvent":7}}') } },
    ])('an event of another kind tells nothing', (event) => {
      const answer = new SpokenAnswer();
      answer.readEvent(event);
      expect(Object.values(answer.usage).filter((count) => count !== undefined)).toEqual([]);
    });
  });

  describe('what is made over minutes', () => {
    const outputDataConfig = { s3OutputDataConfig: { s3Uri: 's3://films' } };
    const reel = (text: string, durationSeconds = 6) => ({
      taskType: 'TEXT_VIDEO',
      textToVideoParams: { text },
      videoGenerationConfig: { durationSeconds },
    });

    async function make(sdk: Sdk, modelInput: ReturnType<typeof reel>): Promise<unknown> {
      const client = clientOf(sdk, providers.url);
      const { invocationArn } = await client.send(new sdk.StartAsyncInvokeCommand({ modelId: REEL, modelInput, outputDataConfig }));
      const fetched: unknown[] = [];
      for (let times = 0; times < 3; times++) fetched.push((await client.send(new sdk.GetAsyncInvokeCommand({ invocationArn }))).status);
      return fetched;
    }
    const begun = { ...asked('video_generation', REEL), ...region };
    const fetched = { ...asked('fetch_video', REEL), ...region, 'gen_ai.response.model': REEL };

    test.each<readonly [string, ReturnType<typeof reel>, string, object]>([
      ['a film of six seconds is told once, when it is done', reel('a boot'), 'Completed', { 'spancost.usage.video.seconds': 6 }],
      ['one that fails has no seconds', reel('fail', 12), 'Failed', { 'spancost.usage.video.seconds': 0 }],
    ])('%s', async (_case, input, status, used) => {
      expect(await make(instrumented, input)).toEqual(await make(plain, input));
      const seen = await spans.settled(4);
      expect(seen.map(shapeOf)).toEqual([
        begun,
        { ...fetched, 'gen_ai.response.status': 'InProgress' },
        { ...fetched, 'gen_ai.response.status': status, ...used },
        { ...fetched, 'gen_ai.response.status': status },
      ]);
      expect(seen.map(({ attributes }) => readCall(attributes)?.operation)).toEqual([
        'video_generation',
        undefined,
        'video_generation',
        undefined,
      ]);
    });
  });

  test('a router of prompts tells which model answered', async () => {
    const modelId = 'arn:aws:bedrock:us-east-1:123456789012:default-prompt-router/anthropic.claude:1';
    const client = clientOf(instrumented, providers.url);
    const messages = [{ role: 'user' as const, content: [{ text: 'hello' }] }];
    await client.send(new instrumented.ConverseCommand({ modelId, messages }));
    const { stream } = await client.send(new instrumented.ConverseStreamCommand({ modelId, messages }));
    await allOf(stream ?? expect.unreachable());
    const models = (await spans.settled(2)).map(({ attributes }) => attributes['gen_ai.response.model']);
    const haiku = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-haiku-20241022-v1:0';
    expect(models).toEqual([haiku, haiku]);
  });

  test.each([
    ['flaky', undefined, 1],
    ['error-500', 500, 2],
  ] as const)('%s: each further try is counted, and is no call of its own', async (name, status, resent) => {
    const client = clientOf(instrumented, providers.url, scenario(name), { maxAttempts: 3 });
    const messages = [{ role: 'user' as const, content: [{ text: 'hello' }] }];
    await thrownBy(client.send(new instrumented.ConverseCommand({ modelId: 'eu.amazon.nova-lite-v1:0', messages })));
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    expect(span?.attributes['http.request.resend_count']).toBe(resent);
    expect(span?.attributes['http.response.status_code']).toBe(status);
  });

  test('an answer that was to be fast says so, because it costs more', async () => {
    const client = clientOf(instrumented, providers.url);
    const ask = { modelId: 'us.amazon.nova-pro-v1:0', messages: [{ role: 'user' as const, content: [{ text: 'hello' }] }] };
    const { ConverseCommand, ConverseStreamCommand } = instrumented;
    await client.send(new ConverseCommand({ ...ask, performanceConfig: { latency: 'optimized' } }));
    const { stream } = await client.send(new ConverseStreamCommand({ ...ask, performanceConfig: { latency: 'optimized' } }));
    await allOf(stream ?? expect.unreachable());
    await client.send(new ConverseCommand({ ...ask, performanceConfig: { latency: 'standard' } }));
    const told = (await spans.settled(3)).map(({ attributes }) => attributes['spancost.usage.parameter.latency']);
    expect(told).toEqual(['optimized', 'optimized', undefined]);
  });

  test('what is no call of a model has no span', async () => {
    const client = clientOf(instrumented, providers.url);
    await thrownBy(client.send(new instrumented.ListAsyncInvokesCommand({})));
    await thrownBy(
      client.send(
        new instrumented.ApplyGuardrailCommand({ guardrailIdentifier: 'g', guardrailVersion: '1', source: 'INPUT', content: [] }),
      ),
    );
    expect(await spans.settled(0)).toEqual([]);
  });
});

test.each([
  ['shots of Nova Reel, six seconds each', { multiShotManualParams: { shots: [{}, {}, {}] } }, 18],
  ['what Nova Reel is asked for', { videoGenerationConfig: { durationSeconds: 30 } }, 30],
  ['words of Luma', { duration: '9s' }, 9],
  ['nothing', {}, undefined],
  ['what is none', 7, undefined],
])('the seconds of a film are known by %s', (_case, input, seconds) => {
  expect(askedAsyncOf(REEL, input).seconds).toBe(seconds);
});
