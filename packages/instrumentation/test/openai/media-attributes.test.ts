import { problemsOf, readCall } from '@spancost/conventions';
import type OpenAI from 'openai';
import { describe, expect, test } from 'vitest';
import { OpenAIInstrumentation } from '../../src/openai/index.ts';
import { watchSdk } from '../watch-sdk.ts';
import { headers, MEDIA_CASES } from './media-cases.ts';
import { createBatch } from './media-shapes.ts';
import { SDK_COPIES } from './sdk-copies.ts';

const { spans, providers } = watchSdk(new OpenAIInstrumentation(), SDK_COPIES);

/** Usage as no provider should send it, and what of it is on the span. */
const BAD_USAGE: readonly (readonly [string, object, object])[] = [
  ['texts', { input_tokens: '40', output_tokens: '9', input_tokens_details: 'none' }, {}],
  ['nulls', { input_tokens: null, output_tokens: null, input_tokens_details: null, output_tokens_details: null }, {}],
  ['a negative input', { input_tokens: -4 }, { 'gen_ai.usage.input_tokens': -4 }],
  ['more image than input', { input_tokens: 4, input_tokens_details: { image_tokens: 900 } }, { 'gen_ai.usage.image.input_tokens': 900 }],
];

describe.each(SDK_COPIES)('openai $version', ({ instrumented }) => {
  const clientOf = (): OpenAI => new instrumented({ apiKey: 'any', baseURL: `${providers.url}/openai/v1`, maxRetries: 0 });

  test.each(MEDIA_CASES)('$name', async ({ call, model, operation, output, expected }) => {
    await call(clientOf());
    const [span, ...more] = await spans.settled(1);
    expect(more).toEqual([]);
    const { 'server.port': _port, ...attributes } = span?.attributes ?? {};
    expect(span?.name).toBe(model === undefined ? operation : `${operation} ${model}`);
    expect(attributes).toEqual({
      'gen_ai.operation.name': operation,
      'gen_ai.provider.name': 'openai',
      ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
      ...(output === undefined ? {} : { 'gen_ai.output.type': output }),
      'server.address': '127.0.0.1',
      ...expected,
    });
    expect(JSON.stringify(attributes)).not.toContain('secret');
    const reading = readCall(attributes);
    expect(reading && problemsOf(reading.usage)).toEqual([]);
  });

  test.each(BAD_USAGE)('%s for a usage: the caller gets it, and the span has what can be read', async (_name, raw, expected) => {
    const answer = await clientOf().images.generate({ model: 'gpt-image-2', prompt: 'a shoe' }, headers('x-raw-usage', raw));
    expect(answer.usage).toMatchObject(raw);
    const [span] = await spans.settled(1);
    expect(span?.attributes).toMatchObject(expected);
    const known = Object.keys(expected);
    if (known.length === 0)
      expect(Object.keys(span?.attributes ?? {}).filter((key) => key.includes('.usage.') && key.endsWith('_tokens'))).toEqual([]);
  });

  test('a batch is one call in the tier batch, told by the first fetch after its end and known by its id', async () => {
    const client = clientOf();
    const { id } = await createBatch(client, headers('x-usage', { inputTokens: 400_000, outputTokens: 40_000, cachedTokens: 1000 }));
    for (let time = 0; time < 3; time += 1) await client.batches.retrieve(id);
    const fetched = await spans.settled(3);
    expect(fetched.map(({ attributes }) => attributes['gen_ai.response.status'])).toEqual(['in_progress', 'completed', 'completed']);
    expect(fetched.map(({ attributes }) => readCall(attributes))).toMatchObject([
      undefined,
      {
        operation: 'batch',
        provider: 'openai',
        responseId: id,
        responseModel: 'gpt-5-2025-08-07',
        serviceTier: 'batch',
        parameters: { batch_requests: '4' },
        usage: { inputTokens: 400_000, outputTokens: 40_000, cacheReadTokens: 1000, reasoningTokens: 0 },
      },
      undefined,
    ]);
  });
});
