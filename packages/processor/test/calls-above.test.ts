import { context, trace, type Attributes, type Span } from '@opentelemetry/api';
import { TracerProvider, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { expect, test } from 'vitest';
import { CostSpanProcessor } from '../src/index.ts';

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
};
const USED: Attributes = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };
const NETWORK = '@spancost/instrumentation/network';
/** 1,000 × 1.25 + 200 × 10 per million. */
const COST = '0.00325';

/** Cost of each span that ended, by scope. */
function costs(run: (begin: (scope: string, parent?: Span, attributes?: Attributes) => Span) => void): Readonly<Record<string, unknown>> {
  const ended: ReadableSpan[] = [];
  const keep = { onStart() {}, onEnd: (span: ReadableSpan) => void ended.push(span), forceFlush: async () => {}, shutdown: async () => {} };
  const provider = new TracerProvider({ spanProcessors: [new CostSpanProcessor(), keep] });
  run((scope, parent, attributes = {}) => {
    const from = parent === undefined ? context.active() : trace.setSpan(context.active(), parent);
    return provider.getTracer(scope).startSpan('span', { attributes }, from);
  });
  return Object.fromEntries(ended.map((span) => [span.instrumentationScope.name, span.attributes['spancost.cost.exact']]));
}

test('a request below an SDK whose own span is the call, with spans of a framework between, is charged once', () => {
  const charged = costs((begin) => {
    const call = begin('com.anthropic.sdk.typescript', undefined, CALL);
    const fetched = begin('next.js', begin('proxy', call));
    begin(NETWORK, fetched, CALL).setAttributes(USED).end();
    fetched.end();
    call.setAttributes(USED).end();
  });
  expect(charged).toEqual({ [NETWORK]: undefined, 'next.js': undefined, 'com.anthropic.sdk.typescript': COST });
});

test('a request after the end of the call above is a call of its own', () => {
  const charged = costs((begin) => {
    const call = begin('com.anthropic.sdk.typescript', undefined, CALL);
    const fetched = begin('next.js', call);
    call.setAttributes(USED).end();
    begin(NETWORK, fetched, CALL).setAttributes(USED).end();
  });
  expect(charged).toEqual({ 'com.anthropic.sdk.typescript': COST, [NETWORK]: COST });
});

test('a request below spans that are no calls is charged', () => {
  const charged = costs((begin) => {
    const agent = begin('agents', begin('next.js'), { 'gen_ai.operation.name': 'invoke_agent' });
    begin(NETWORK, begin('fetch', agent), CALL).setAttributes(USED).end();
  });
  expect(charged).toEqual({ [NETWORK]: COST });
});
