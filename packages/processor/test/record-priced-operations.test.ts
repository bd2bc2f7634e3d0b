import { context, trace } from '@opentelemetry/api';
import { AlwaysOffSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import { recordPricedOperations } from '../src/index.ts';

const provider = new TracerProvider({ sampler: recordPricedOperations(new AlwaysOffSampler()) });
const tracer = provider.getTracer('test');

test.each(['chat', 'video_generation', 'cache_storage', 'fetch_batch', 'fetch_video', 'live_session'])(
  'what may cost money, as %s may, is recorded where nothing is sampled',
  (operation) => {
    const span = tracer.startSpan('span', { attributes: { 'gen_ai.operation.name': operation } });
    expect([span.isRecording(), span.spanContext().traceFlags]).toEqual([true, 0]);
  },
);

test.each(['invoke_agent', 'execute_tool', undefined])('what costs nothing by itself, as %s, is not', (operation) => {
  const attributes = operation === undefined ? {} : { 'gen_ai.operation.name': operation };
  expect(tracer.startSpan('span', { attributes }).isRecording()).toBe(false);
});

test('a turn of a live session that is not sampled is recorded as well', () => {
  const session = tracer.startSpan('session', { attributes: { 'gen_ai.operation.name': 'live_session' } });
  const below = trace.setSpan(context.active(), session);
  const turn = tracer.startSpan('turn', { attributes: { 'gen_ai.operation.name': 'generate_content' } }, below);
  expect([turn.isRecording(), turn.spanContext().traceFlags]).toEqual([true, 0]);
});
