import { describe, expect, it } from 'vitest';
import { newSpanId, newTraceId, span, traces, type Attributes } from '../otlp-json.ts';
import { runCollector } from '../running-collector.ts';

const VEO: Attributes = {
  'gen_ai.provider.name': 'gcp.vertex_ai',
  'gen_ai.request.model': 'veo-3.1-generate-001',
  'gen_ai.response.id': 'models/veo-3.1-generate-001/operations/1',
};
const asked = { ...VEO, 'gen_ai.operation.name': 'video_generation' };
const fetched = { ...VEO, 'gen_ai.operation.name': 'fetch_video' };
const done = { ...fetched, 'spancost.usage.video.seconds': 8 };

const reported = (attributes: Attributes) => traces([span({ traceId: newTraceId(), spanId: newSpanId(), attributes })]);

describe('a film', () => {
  it('is one call, unpriced until it is done, and then $3.20, however often it is fetched', async () => {
    const collector = await runCollector();
    await collector.send('traces', reported(asked));
    expect(await collector.calls()).toMatchObject([{ cost_usd: null }]);
    for (const attributes of [fetched, done, fetched, done]) await collector.send('traces', reported(attributes));
    const calls = await collector.calls();
    // 8 × 0.4
    expect(calls).toMatchObject([{ cost_usd: '3.2' }]);
    expect(calls).toHaveLength(1);
  });

  it('that failed costs nothing', async () => {
    const collector = await runCollector();
    await collector.send('traces', reported(asked));
    await collector.send('traces', reported({ ...fetched, 'spancost.usage.video.seconds': 0 }));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '0' }]);
  });

  it('whose request nobody reported is charged by what fetched it', async () => {
    const collector = await runCollector();
    await collector.send('traces', reported(done));
    expect(await collector.calls()).toMatchObject([{ cost_usd: '3.2' }]);
  });
});

it('a cache is charged by its token-hours alone: 200,000 of gemini-2.5-flash cost $0.20', async () => {
  const collector = await runCollector();
  const cache = {
    'gen_ai.operation.name': 'cache_storage',
    'gen_ai.provider.name': 'gcp.gemini',
    'gen_ai.request.model': 'gemini-2.5-flash',
  };
  await collector.send('traces', reported({ ...cache, 'spancost.usage.cache_storage_token_hours': 200_000 }));
  expect(await collector.calls()).toMatchObject([{ cost_usd: '0.2' }]);
});

it('a live session, and what another span measures, are no calls', async () => {
  const collector = await runCollector();
  const used = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };
  const gemini = { 'gen_ai.provider.name': 'gcp.gemini', 'gen_ai.request.model': 'gemini-3.8-live' };
  await collector.send('traces', reported({ ...gemini, 'gen_ai.operation.name': 'live_session' }));
  const mistral = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'mistral_ai', 'gen_ai.request.model': 'mistral-large-2411' };
  await collector.send('traces', reported({ ...mistral, ...used, 'spancost.call.measured_elsewhere': true }));
  expect(await collector.calls()).toEqual([]);
});
