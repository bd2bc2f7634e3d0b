import { context, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  TracerProvider,
  type ReadableSpan,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import { expect, it, describe } from 'vitest';
import { callResultOf } from '../src/call-result.ts';
import { ContentSpanProcessor, CostSpanProcessor, recordPricedOperations } from '../src/index.ts';

/** Attributes with which the AI SDK begins a span. */
const begun = (id: string, model = 'gpt-5'): Attributes => ({
  'ai.operationId': id,
  'ai.model.provider': 'openai.chat',
  'ai.model.id': model,
  'ai.prompt': 'a secret',
});
const CALL: Attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': 'openai', 'gen_ai.request.model': 'gpt-5' };
const EMBEDDINGS: Attributes = { ...CALL, 'gen_ai.operation.name': 'embeddings' };
const USED: Attributes = { 'gen_ai.usage.input_tokens': 1000, 'gen_ai.usage.output_tokens': 200 };
const NETWORK = '@spancost/instrumentation/network';

/** One application: spans begin in it by scope, name of the parent and attributes. */
class App {
  readonly #ended: ReadableSpan[] = [];
  readonly #provider: TracerProvider;

  constructor(sampler: Sampler = new AlwaysOnSampler()) {
    const keep = {
      onStart() {},
      onEnd: (span: ReadableSpan) => void this.#ended.push(span),
      forceFlush: async () => {},
      shutdown: async () => {},
    };
    this.#provider = new TracerProvider({
      sampler: recordPricedOperations(sampler),
      spanProcessors: [new CostSpanProcessor(), new ContentSpanProcessor(), keep],
    });
  }

  begin(scope: string, attributes: Attributes, parent?: Span): Span {
    const from = parent === undefined ? context.active() : trace.setSpan(context.active(), parent);
    return this.#provider.getTracer(scope).startSpan('span', { attributes }, from);
  }

  /** Scope and cost of each span that is a call. */
  get charges(): readonly string[] {
    return this.#ended.flatMap((span) =>
      callResultOf(span) === undefined ? [] : [`${span.instrumentationScope.name} ${String(span.attributes['spancost.cost.exact'])}`],
    );
  }

  get ended(): readonly ReadableSpan[] {
    return this.#ended;
  }
}

describe('a call of the AI SDK', () => {
  it('of which nothing else is seen is the charge, under the names of today', () => {
    const app = new App();
    const around = app.begin('ai', begun('ai.generateText'));
    const call = app.begin('ai', begun('ai.generateText.doGenerate'), around);
    call.setAttributes({ 'ai.usage.inputTokens': 1000, 'ai.usage.outputTokens': 200, 'ai.response.id': 'chatcmpl-1' }).end();
    around.setAttributes({ 'ai.usage.inputTokens': 1000, 'ai.usage.outputTokens': 200 }).end();
    expect(app.charges).toEqual(['ai 0.00325']);
    expect(app.ended[0]?.attributes).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.response.id': 'chatcmpl-1',
      'gen_ai.usage.input_tokens': 1000,
      'spancost.call.measured_elsewhere': false,
    });
  });

  it('that is measured below is charged once, by what measured it', () => {
    const app = new App();
    const call = app.begin('ai', begun('ai.streamText.doStream'));
    const between = app.begin('http', {}, call);
    const measured = app.begin(NETWORK, CALL, between);
    call.setAttributes(USED).end();
    measured.setAttributes(USED).end();
    expect(app.charges).toEqual([`${NETWORK} 0.00325`]);
    expect(app.ended[0]?.attributes).toMatchObject({ 'spancost.call.measured_elsewhere': true });
    expect(app.ended[0]?.attributes).not.toHaveProperty('gen_ai.operation.name');
  });

  it('is not taken for measured while it is open', () => {
    const app = new App();
    const call = app.begin('ai', begun('ai.generateText.doGenerate'));
    expect((call as Span & ReadableSpan).attributes['spancost.call.measured_elsewhere']).toBe(true);
    call.end();
  });

  it('of version 7 in another of the same model is one call', () => {
    const app = new App();
    const outer = app.begin('gen_ai', EMBEDDINGS);
    const inner = app.begin('gen_ai', EMBEDDINGS, outer);
    inner.setAttribute('gen_ai.usage.input_tokens', 2).end();
    outer.end();
    expect(app.charges).toHaveLength(1);
    expect(app.ended.map(({ attributes }) => attributes['spancost.call.measured_elsewhere'])).toEqual([false, true]);
  });

  it('of a guard, which is of another model, is a call of its own', () => {
    const app = new App();
    const call = app.begin('ai', begun('ai.generateText.doGenerate'));
    const guard = app.begin('ai', begun('ai.generateText.doGenerate', 'gpt-5-nano'), call);
    guard.setAttributes({ 'ai.usage.inputTokens': 1000, 'ai.usage.outputTokens': 0 }).end();
    call.setAttributes(USED).end();
    expect(app.charges).toEqual(['ai 0.00005', 'ai 0.00325']);
  });

  it('for embeddings in version 7 is measured beside it, once for each', () => {
    const app = new App();
    const caller = app.begin('http', {});
    const [first, second] = [app.begin('gen_ai', EMBEDDINGS, caller), app.begin('gen_ai', EMBEDDINGS, caller)];
    const request = app.begin(NETWORK, EMBEDDINGS, caller);
    for (const span of [request, first, second]) span.setAttribute('gen_ai.usage.input_tokens', 2).end();
    expect(app.charges.map((charge) => charge.split(' ')[0])).toEqual([NETWORK, 'gen_ai']);
  });

  it('for an object of Gemini in version 7 is measured beside it, where the request is no chat by name', () => {
    const app = new App();
    const object = app.begin('gen_ai', { ...CALL, 'gen_ai.request.model': 'gemini-2.5-flash' });
    const request = app.begin(NETWORK, {
      'gen_ai.operation.name': 'generate_content',
      'gen_ai.provider.name': 'gcp.gemini',
      'gen_ai.request.model': 'gemini-2.5-flash',
    });
    for (const span of [request, object]) span.setAttributes(USED).end();
    expect(app.charges).toHaveLength(1);
  });

  it('whose telemetry is given to it alone is charged once, although nobody else could know', () => {
    const app = new App();
    const follower = '@spancost/instrumentation/ai-sdk';
    app
      .begin('gen_ai', CALL)
      .setAttributes({ ...USED, 'gen_ai.response.id': 'own-1' })
      .end();
    app
      .begin(follower, CALL)
      .setAttributes({ ...USED, 'gen_ai.response.id': 'own-1' })
      .end();
    app
      .begin(follower, CALL)
      .setAttributes({ ...USED, 'gen_ai.response.id': 'own-2' })
      .end();
    expect(app.charges).toEqual(['gen_ai 0.00325', `${follower} 0.00325`]);
  });

  it.each([
    ['of another model', NETWORK, { ...EMBEDDINGS, 'gen_ai.request.model': 'other' }],
    ['of another operation', NETWORK, CALL],
    ['of another instrumentation', 'openai', EMBEDDINGS],
  ])('is not measured by a call beside it %s', (_, scope, attributes) => {
    const app = new App();
    const embedding = app.begin('gen_ai', EMBEDDINGS);
    app.begin(scope, attributes).end();
    embedding.setAttribute('gen_ai.usage.input_tokens', 2).end();
    expect(app.charges).toHaveLength(2);
  });

  it('that the sampler drops is charged all the same', () => {
    const app = new App(new AlwaysOffSampler());
    app.begin('ai', begun('ai.generateText.doGenerate')).setAttributes(USED).end();
    expect(app.charges).toEqual(['ai 0.00325']);
  });

  it('that failed tells the type of its exception', () => {
    const app = new App();
    const call = app.begin('ai', begun('ai.generateText.doGenerate'));
    call.recordException(Object.assign(new Error('no'), { name: 'AI_APICallError' }));
    call.setStatus({ code: SpanStatusCode.ERROR }).end();
    expect(app.ended[0]?.attributes).toMatchObject({ 'error.type': 'AI_APICallError', 'spancost.cost.basis': 'unpriced' });
  });
});

it('content is taken off every span and event, and nothing else', () => {
  const spans = new InMemorySpanExporter();
  const provider = new TracerProvider({ spanProcessors: [new ContentSpanProcessor(), new SimpleSpanProcessor({ exporter: spans })] });
  const span = provider.getTracer('any').startSpan('span', { attributes: { 'ai.prompt.messages': 'secret', 'ai.model.id': 'gpt-5' } });
  span.addEvent('gen_ai.content.prompt', { 'gen_ai.prompt': 'secret', 'gen_ai.request.model': 'gpt-5' });
  span.setAttribute('gen_ai.output.messages', 'secret').end();
  const [exported] = spans.getFinishedSpans();
  expect(exported?.attributes).toEqual({ 'ai.model.id': 'gpt-5' });
  expect(exported?.events[0]?.attributes).toEqual({ 'gen_ai.request.model': 'gpt-5' });
});
