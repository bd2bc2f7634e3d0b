import { startProviders } from '@spancost/example-providers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OtlpSink, Received } from './otlp-sink.ts';
import { runApp } from './run-app.ts';

let sink: OtlpSink;
beforeAll(async () => {
  const providers = await startProviders();
  const run = await runApp('gemini.mjs', { GOOGLE_URL: `${providers.url}/google` }).finally(() => providers.close());
  expect(run.printed).toBe('true\n');
  sink = run.sink;
});

const call = (name: string): Received => sink.spans.find((span) => span.name === name) ?? expect.unreachable(`no span ${name}`);

describe('an application of @google/genai, without a line of code', () => {
  it('has a span and an event for each of its calls', () => {
    expect(sink.spans.map(({ name }) => name)).toEqual([
      'generate_content gemini-2.5-flash',
      'generate_content gemini-2.5-flash',
      'generate_content projects/shop/locations/europe-west4/publishers/google/models/gemini-3.1-flash-lite',
      'embeddings gemini-embedding-001',
      'image_generation imagen-4.0-generate-001',
    ]);
    expect(sink.events).toHaveLength(5);
  });

  it('1,100 fresh, 200 of sound, 3,000 cached, 340 out and one grounded prompt of gemini-2.5-flash cost $0.03647', () => {
    // 1,100 × 0.30 + 200 × 1 + 3,000 × 0.03 + 340 × 2.50 per million, and 35 per thousand prompts: 0.00147 + 0.035
    expect(call('generate_content gemini-2.5-flash').attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 4300,
      'gen_ai.usage.output_tokens': 340,
      'gen_ai.usage.reasoning.output_tokens': 90,
      'spancost.usage.groundings': 1,
      'spancost.cost.exact': '0.03647',
    });
  });

  it('a stream that was left has no price: its output is not known', () => {
    const [, left] = sink.spans;
    expect(left?.attributes).toMatchObject({ 'gen_ai.request.stream': true, 'spancost.cost.basis': 'unpriced' });
  });

  it('1,000 in and 300 out of gemini-3.1-flash-lite in europe-west4 cost $0.00077, a tenth more than at the global endpoint', () => {
    // (1,000 × 0.25 + 300 × 1.50) per million × 1.1
    const regional = call('generate_content projects/shop/locations/europe-west4/publishers/google/models/gemini-3.1-flash-lite');
    expect(regional.attributes).toMatchObject({ 'gen_ai.provider.name': 'gcp.vertex_ai', 'spancost.cost.exact': '0.00077' });
  });

  it('four tokens of gemini-embedding-001 cost $0.0000006, two images of Imagen 4 $0.08', () => {
    expect(call('embeddings gemini-embedding-001').attributes).toMatchObject({
      'gen_ai.usage.input_tokens': 4,
      'spancost.cost.exact': '0.0000006',
    });
    expect(call('image_generation imagen-4.0-generate-001').attributes).toMatchObject({
      'spancost.usage.images': 2,
      'spancost.cost.exact': '0.08',
    });
  });
});
