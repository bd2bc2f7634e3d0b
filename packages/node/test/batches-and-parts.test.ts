import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtlpSink } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let sink: OtlpSink;
beforeAll(async () => {
  const providers = await startProviders();
  const run = await runApp('batches-and-parts.mjs', { PROVIDERS: providers.url }).finally(() => providers.close());
  expect(run.printed).toBe('6\n');
  sink = run.sink;
});

const costOf = (name: string, provider: string): unknown =>
  (
    sink.spans.find((span) => span.name === name && span.attributes['gen_ai.provider.name'] === provider) ??
    expect.unreachable(`no span ${name}`)
  ).attributes['spancost.cost.exact'];

describe('an application of batches, of calls within calls, of a socket and of other clouds, without a line of code', () => {
  it('has a charge for each call, once, however often its results are read', () => {
    const priced = sink.spans.filter(({ attributes }) => attributes['spancost.cost.exact'] !== undefined);
    expect(priced.map(({ name }) => name).toSorted()).toEqual([
      'chat claude-haiku-5-5',
      'chat claude-opus-4-8',
      'chat claude-opus-5',
      'chat claude-opus-5-5',
      'chat global.anthropic.claude-haiku-4-5-20251001-v1:0',
      'chat gpt-6-luna',
      'chat gpt-6-luna',
      'chat gpt-realtime-2.1',
      'fetch_batch',
      'fetch_batch',
      'fetch_batch claude-opus-5-5',
      'fetch_batch claude-sonnet-5-5',
      'image_generation gpt-image-2',
    ]);
    expect(sink.events).toHaveLength(13);
  });

  it('two messages of a batch, each with 1,000 fresh, 2,000 read and 500 out, cost $0.0036 of Sonnet 5.5 and $0.0072 of Opus 5.5', () => {
    // (1,000 × 2 + 2,000 × 0.10 + 500 × 10) / 2 and (1,000 × 4 + 2,000 × 0.20 + 500 × 20) / 2 per million
    expect(costOf('fetch_batch claude-sonnet-5-5', 'anthropic')).toBe('0.0036');
    expect(costOf('fetch_batch claude-opus-5-5', 'anthropic')).toBe('0.0072');
  });

  it('a message of Haiku 5.5, 1,000 in and 2,000 out, costs $0.0011, and the advice of Opus 5.5 in it $0.01324', () => {
    // 1,000 × 0.10 + 2,000 × 0.50; 800 × 4 + 200 × 0.20 + 500 × 20 per million
    expect(costOf('chat claude-haiku-5-5', 'anthropic')).toBe('0.0011');
    expect(costOf('chat claude-opus-5-5', 'anthropic')).toBe('0.01324');
  });

  it('1,000 in and 200 out cost $0.01 in Foundry and by Anthropic’s platform on AWS, and $0.002 of Haiku 4.5 at Bedrock', () => {
    // 1,000 × 5 + 200 × 25; 1,000 × 1 + 200 × 5 per million
    expect(costOf('chat claude-opus-5', 'azure.ai.inference')).toBe('0.01');
    expect(costOf('chat claude-opus-4-8', 'anthropic')).toBe('0.01');
    expect(costOf('chat global.anthropic.claude-haiku-4-5-20251001-v1:0', 'aws.bedrock')).toBe('0.002');
  });

  it('a beta response of gpt-6-luna costs $0.000164, a picture $0.008165, and who wrote it down as an SVG $0.0004835', () => {
    // 600 × 0.10 + 400 × 0.01 + 200 × 0.50; 1 × 5 + 272 × 30; 195 × 0.10 + 928 × 0.50 per million
    const luna = sink.spans.filter(({ name }) => name === 'chat gpt-6-luna').map(({ attributes }) => attributes['spancost.cost.exact']);
    expect(luna).toEqual(['0.000164', '0.0004835']);
    expect(costOf('image_generation gpt-image-2', 'openai')).toBe('0.008165');
  });

  it('a spoken response, 1,300 in of which 1,000 are sound, and 200 out of which 150 are, costs $0.02736', () => {
    // text 172 × 4 + 128 cached × 0.40 + 50 × 24; sound 488 × 32 + 512 cached × 0.40 + 150 × 64 per million
    expect(costOf('chat gpt-realtime-2.1', 'openai')).toBe('0.02736');
  });

  it('4,000 tokens of a job of embeddings cost $0.00048, and a batch of 1,000 in and 200 out of command-a an estimated $0.0045', () => {
    // 4,000 × 0.12; 1,000 × 2.50 + 200 × 10 per million: Cohere tells no price of its batches
    const fetched = sink.spans.filter(({ name, attributes }) => name === 'fetch_batch' && attributes['spancost.cost.exact'] !== undefined);
    expect(fetched.map(({ attributes }) => [attributes['spancost.cost.exact'], attributes['spancost.cost.basis']])).toEqual([
      ['0.00048', 'computed'],
      ['0.0045', 'estimated'],
    ]);
  });
});
