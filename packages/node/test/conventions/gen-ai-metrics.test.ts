import { context, ROOT_CONTEXT, trace, type Attributes } from '@opentelemetry/api';
import { AlwaysOffSampler } from '@opentelemetry/sdk-trace';
import { DURATION_BUCKETS_S, GEN_AI_METRICS, TOKEN_BUCKETS } from '@spancost/conventions';
import { expect, it } from 'vitest';
import { GenAiMetricsSpanProcessor } from '../../src/index.ts';
import { InMemory, type MeasuredPoint } from '../in-memory.ts';

const CHAT = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5' };
const INPUT = GEN_AI_METRICS.inputTokens.name;
const OUTPUT = GEN_AI_METRICS.outputTokens.name;
const DURATION = GEN_AI_METRICS.inferenceDuration.name;

/** What a span of these attributes, of this scope, adds to the metrics of the GenAI conventions. */
async function counted(attributes: Attributes, scope = '@spancost/node', sampler?: AlwaysOffSampler): Promise<readonly MeasuredPoint[]> {
  using telemetry = new InMemory(sampler, (meterProvider) => [new GenAiMetricsSpanProcessor({ meterProvider })]);
  const startTime = Date.now() - 2500;
  trace
    .getTracer(scope)
    .startSpan('a call', { attributes, startTime }, ROOT_CONTEXT)
    .end(startTime + 2500);
  return (await telemetry.metrics()).filter(({ name }) => name.startsWith('gen_ai.'));
}

const names = (points: readonly MeasuredPoint[]): unknown[] => points.map(({ name }) => name);
const point = (points: readonly MeasuredPoint[], name: string): MeasuredPoint =>
  points.find((each) => each.name === name) ?? expect.unreachable(name);

it('a call of 2.5 seconds is counted by provider, models and server, by nothing that is unbounded', async () => {
  const more = { 'gen_ai.response.model': 'gpt-5-1', 'server.address': 'api.openai.com', 'server.port': 443 };
  const points = await counted({ ...CHAT, ...more, 'gen_ai.usage.input_tokens': 9, 'user.id': 'u-1', 'gen_ai.response.id': 'x' });
  expect(point(points, DURATION)).toMatchObject({ value: 2.5, unit: 's', attributes: { ...CHAT, ...more } });
  expect(point(points, INPUT)).toEqual({
    name: INPUT,
    unit: '{token}',
    value: 9,
    attributes: { ...CHAT, ...more, 'gen_ai.token.modality': 'unknown' },
  });
});

it('one that failed says so by its duration, and has no tokens that nobody reported', async () => {
  const points = await counted({ ...CHAT, 'error.type': 'RateLimitError' });
  expect(names(points)).toEqual([DURATION]);
  expect(points[0]?.attributes).toEqual({ ...CHAT, 'error.type': 'RateLimitError' });
});

it('a zero is counted as zero, an unknown count not at all', async () => {
  const points = await counted({ ...CHAT, 'gen_ai.usage.output_tokens': 0 });
  expect(point(points, OUTPUT).value).toBe(0);
  expect(names(points)).not.toContain(INPUT);
});

it.each([{ 'gen_ai.usage.input_tokens': -5 }, { 'gen_ai.usage.input_tokens': 1, 'gen_ai.usage.cache_read.input_tokens': 2 }])(
  'of a usage of %o, which cannot be true, only the duration is counted',
  async (usage) => expect(names(await counted({ ...CHAT, ...usage }))).toEqual([DURATION]),
);

it.each([
  ['of somebody else', CHAT, 'openlit'],
  ['of an agent', { ...CHAT, 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.usage.input_tokens': 5 }, '@spancost/node'],
  [
    'of an answer that is fetched again',
    { ...CHAT, 'gen_ai.operation.name': 'fetch_response', 'gen_ai.response.id': 'r', 'gen_ai.usage.input_tokens': 5 },
    '@spancost/node',
  ],
  ['of a call that was refused', { ...CHAT, 'error.type': 'BudgetExceededError', 'spancost.call.refused': true }, '@spancost/node'],
])('a span %s is not counted', async (_case, attributes, scope) => expect(await counted(attributes, scope)).toEqual([]));

it('a call that the sampler drops is counted', async () => {
  expect(point(await counted(CHAT, '@spancost/node', new AlwaysOffSampler()), DURATION).value).toBe(2.5);
});

it('the buckets are those of the conventions, 14 each', () => {
  expect(DURATION_BUCKETS_S).toHaveLength(14);
  expect(TOKEN_BUCKETS).toHaveLength(14);
  for (const { instrument, unit, buckets } of Object.values(GEN_AI_METRICS))
    expect(buckets).toBe(instrument === 'counter' ? undefined : unit === 's' ? DURATION_BUCKETS_S : TOKEN_BUCKETS);
});

it('a meter provider that fails is told, and the span ends', async () => {
  const broken = { getMeter: () => expect.unreachable('no meter') };
  using telemetry = new InMemory(undefined, () => [new GenAiMetricsSpanProcessor({ meterProvider: broken })]);
  context.with(ROOT_CONTEXT, () => trace.getTracer('@spancost/node').startSpan('a call', { attributes: CHAT }).end());
  expect(telemetry.spans).toHaveLength(1);
  expect(telemetry.told.join()).toContain('a call could not be counted');
});
