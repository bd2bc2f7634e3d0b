import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtlpSink, Received } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let sink: OtlpSink;
beforeAll(async () => {
  const providers = await startProviders();
  const run = await runApp('bedrock.mjs', { BEDROCK_URL: `${providers.url}/bedrock` }).finally(() => providers.close());
  expect(run.printed).toBe('done\n');
  sink = run.sink;
});

const call = (name: string): Received => sink.spans.find((span) => span.name === name) ?? expect.unreachable(`no span ${name}`);
const costOf = (model: string, operation = 'chat'): unknown => call(`${operation} ${model}`).attributes['spancost.cost.exact'];

describe('an application of Amazon Bedrock, without a line of code', () => {
  it('has a span and an event for each of its calls, none of them twice', () => {
    expect(sink.spans.map(({ name }) => name)).toEqual([
      'chat global.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'chat eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'chat amazon.nova-lite-v1:0',
      'embeddings amazon.titan-embed-text-v2:0',
      'chat mistral.mistral-7b-instruct-v0:2',
      'chat anthropic.claude-haiku-4-5-20251001-v1:0',
    ]);
    expect(sink.events).toHaveLength(6);
  });

  it('1,000 fresh, 2,000 read, 400 written for five minutes, 100 for an hour and 500 out of Sonnet 4.5 cost $0.0132 globally', () => {
    // 1,000 × 3 + 2,000 × 0.30 + 400 × 3.75 + 100 × 6 + 500 × 15 per million: 0.003 + 0.0006 + 0.0015 + 0.0006 + 0.0075
    expect(costOf('global.anthropic.claude-sonnet-4-5-20250929-v1:0')).toBe('0.0132');
  });

  it('and $0.01452 by the profile of the EU, a tenth more, streamed', () => {
    expect(costOf('eu.anthropic.claude-sonnet-4-5-20250929-v1:0')).toBe('0.01452');
  });

  it('a stream that was left has no price: its usage is not known', () => {
    expect(call('chat amazon.nova-lite-v1:0').attributes).toMatchObject({
      'spancost.usage.geography': 'eu-central-1',
      'spancost.cost.basis': 'unpriced',
    });
  });

  it('1,000 tokens of Titan embeddings cost $0.00002', () => {
    expect(costOf('amazon.titan-embed-text-v2:0', 'embeddings')).toBe('0.00002');
  });

  it('a message of Haiku 4.5 by the SDK of Anthropic costs $0.00385 in us-east-1', () => {
    // (1,000 × 1 + 500 × 5) per million × 1.1, as a region's own model
    expect(call('chat anthropic.claude-haiku-4-5-20251001-v1:0').attributes).toMatchObject({
      'gen_ai.provider.name': 'aws.bedrock',
      'spancost.usage.geography': 'us-east-1',
      'spancost.cost.exact': '0.00385',
    });
  });
});
