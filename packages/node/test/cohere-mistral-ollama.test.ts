import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtlpSink, Received } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let sink: OtlpSink;
beforeAll(async () => {
  const providers = await startProviders();
  const run = await runApp('cohere-mistral-ollama.mjs', { PROVIDERS: providers.url }).finally(() => providers.close());
  expect(run.printed).toBe('true\n');
  sink = run.sink;
});

const call = (name: string): Received['attributes'] =>
  (sink.spans.find((span) => span.name === name) ?? expect.unreachable(`no span ${name}`)).attributes;

describe('an application of cohere-ai, @mistralai/mistralai and ollama, without a line of code', () => {
  it('has a span and an event for each of its calls', () => {
    expect(sink.spans.map(({ name }) => name)).toEqual([
      'chat command-a-03-2025',
      'embeddings embed-v4.0',
      'rerank rerank-v3.5',
      'chat mistral-large-2411',
      'ocr mistral-ocr-2505',
      'chat llama3.2',
    ]);
    expect(sink.events).toHaveLength(6);
  });

  it('1,000 in and 200 out that Cohere bills, of 1,500 and 210, cost $0.0045 with command-a', () => {
    // 1,000 × 2.50 + 200 × 10 per million
    expect(call('chat command-a-03-2025')).toMatchObject({ 'gen_ai.usage.input_tokens': 1000, 'spancost.cost.exact': '0.0045' });
  });

  it('500 tokens of embed-v4.0 cost $0.00006, two searches of rerank-v3.5 $0.004', () => {
    // 500 × 0.12 per million; 2 × 2 per thousand
    expect(call('embeddings embed-v4.0')).toMatchObject({ 'spancost.cost.exact': '0.00006' });
    expect(call('rerank rerank-v3.5')).toMatchObject({ 'spancost.usage.search_units': 2, 'spancost.cost.exact': '0.004' });
  });

  it('1,000 in and 200 out of mistral-large-2411 cost $0.0032, streamed; three pages of OCR $0.003', () => {
    // 1,000 × 2 + 200 × 6 per million; 3 × 1 per thousand
    expect(call('chat mistral-large-2411')).toMatchObject({ 'gen_ai.request.stream': true, 'spancost.cost.exact': '0.0032' });
    expect(call('ocr mistral-ocr-2505')).toMatchObject({ 'spancost.usage.pages': 3, 'spancost.cost.exact': '0.003' });
  });

  it('a model of one’s own has its tokens and no price', () => {
    expect(call('chat llama3.2')).toMatchObject({
      'gen_ai.provider.name': 'ollama',
      'gen_ai.usage.input_tokens': 3,
      'spancost.cost.basis': 'unpriced',
    });
  });
});
