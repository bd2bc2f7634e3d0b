import { context, trace, type Attributes, type Span } from '@opentelemetry/api';
import { TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import { CostSpanProcessor } from '../src/index.ts';

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'mistral_ai',
  'gen_ai.request.model': 'mistral-large-2411',
};
const USED: Attributes = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };
const OURS = '@spancost/instrumentation/mistral';
const SDK = 'mistralai_sdk_tracer';

/** Cost of each span that ended, by scope and name. */
function costs(
  run: (begin: (scope: string, parent?: Span, attributes?: Attributes) => Span) => void,
): readonly (readonly [string, unknown])[] {
  const ended: ReadableSpan[] = [];
  const keep = { onStart() {}, onEnd: (span: ReadableSpan) => void ended.push(span), forceFlush: async () => {}, shutdown: async () => {} };
  const provider = new TracerProvider({ spanProcessors: [new CostSpanProcessor(), keep] });
  run((scope, parent, attributes = CALL) => {
    const from = parent === undefined ? context.active() : trace.setSpan(context.active(), parent);
    return provider.getTracer(scope).startSpan('span', { attributes }, from);
  });
  return ended.map((span) => [span.instrumentationScope.name, span.attributes['spancost.cost.exact']]);
}

test('what an SDK reports below the span of its call, known as a call only later, is no second charge', () => {
  // 1,000 × 2 + 200 × 6 per million
  const charged = costs((begin) => {
    const call = begin(OURS);
    const native = begin(SDK, call, {});
    native.setAttributes({ ...CALL, ...USED }).end();
    call.setAttributes(USED).end();
  });
  expect(charged).toEqual([
    [SDK, undefined],
    [OURS, '0.0032'],
  ]);
});

test.each<readonly [string, string | undefined, string]>([
  ['below no call', undefined, SDK],
  ['below a span of the application', 'shop', SDK],
  ['of this project, as in a fetch that asks another model', OURS, OURS],
])('a call %s is a charge', (_case, above, below) => {
  const charged = costs((begin) => {
    const parent = above === undefined ? undefined : begin(above, undefined, above === OURS ? CALL : {});
    begin(below, parent).setAttributes(USED).end();
    parent?.end();
  });
  expect(charged[0]).toEqual([below, '0.0032']);
});

test('a call below a span of this project that is none, such as an operation of the AI SDK, is a charge', () => {
  const charged = costs((begin) => {
    const operation = begin('@spancost/instrumentation/ai-sdk', undefined, { 'gen_ai.operation.name': 'invoke_agent' });
    begin(SDK, operation).setAttributes(USED).end();
    operation.end();
  });
  expect(charged[0]).toEqual([SDK, '0.0032']);
});

test('a request below a call that is none is left alone', () => {
  const ended = costs((begin) => {
    const call = begin(OURS);
    begin('@opentelemetry/instrumentation-undici', call, { 'http.request.method': 'POST' }).end();
    call.setAttributes(USED).end();
  });
  expect(ended).toEqual([
    ['@opentelemetry/instrumentation-undici', undefined],
    [OURS, '0.0032'],
  ]);
});
