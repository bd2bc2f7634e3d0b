import { InMemoryLogRecordExporter, LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { TracerProvider, type Span, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { readCall } from '@spancost/conventions';
import { describe, expect, it } from 'vitest';
import { CostSpanProcessor, EndingCalls, UsageEventSpanProcessor, type UsageEvent } from '../src/index.ts';

const CALL = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-5',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 200,
  'user.id': 'ada@example.com',
  'spancost.metadata.plan': 'pro',
};

/** The events of the calls that `work` makes, where the processors share what they read, and `between` comes between them. */
function eventsOf(between: (span: Span) => void, work: (start: (attributes: object) => Span) => void): readonly UsageEvent[] {
  const events: UsageEvent[] = [];
  const calls = new EndingCalls();
  const inBetween: SpanProcessor = {
    onStart: () => {},
    onEnding: between,
    onEnd: () => {},
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const provider = new TracerProvider({
    spanProcessors: [
      new CostSpanProcessor({ calls }),
      inBetween,
      new UsageEventSpanProcessor({ calls, emit: (event) => events.push(event) }),
    ],
  });
  const tracer = provider.getTracer('test');
  // The SDK's tracer makes the spans that its processors get.
  work((attributes) => tracer.startSpan('chat', { attributes: { ...attributes } }) as unknown as Span);
  return events;
}

describe('the usage event of a call that was read once', () => {
  it('says what the span says, with its cost', () => {
    const [event] = eventsOf(
      () => {},
      (start) => start(CALL).end(),
    );
    expect(event?.attributes).toMatchObject({ ...CALL, 'spancost.cost.exact': '0.00325', 'spancost.cost.basis': 'computed' });
    expect(event).toMatchObject({ eventName: 'spancost.usage', droppedAttributesCount: 0 });
  });

  it('has the pseudonym that a processor in between put in the place of a user', () => {
    const [event] = eventsOf(
      (span) => span.setAttribute('user.id', 'p-1'),
      (start) => start(CALL).end(),
    );
    expect(event?.attributes['user.id']).toBe('p-1');
    expect(event?.attributes['spancost.metadata.plan']).toBe('pro');
    expect(JSON.stringify(event?.attributes)).not.toContain('ada@');
  });

  it('is not sent where a processor in between says that another span measures the call', () => {
    const events = eventsOf(
      (span) => span.setAttribute('spancost.call.measured_elsewhere', true),
      (start) => start(CALL).end(),
    );
    expect(events).toEqual([]);
  });

  it('is that of its own call where a processor in between ends another', () => {
    let isInside = false;
    let inner: Span | undefined;
    const events = eventsOf(
      () => {
        if (isInside) return;
        isInside = true;
        inner?.end();
      },
      (start) => {
        inner = start({ ...CALL, 'gen_ai.usage.input_tokens': 7 });
        start(CALL).end();
      },
    );
    expect(new Set(events.map(({ attributes }) => attributes['gen_ai.usage.input_tokens']))).toEqual(new Set([1000, 7]));
    expect(events).toHaveLength(2);
  });

  it('reads as the same call as the event that a logger sends', () => {
    const sent = new InMemoryLogRecordExporter();
    const logger = new LoggerProvider({ processors: [new SimpleLogRecordProcessor({ exporter: sent })] }).getLogger('test');
    const provider = new TracerProvider({
      spanProcessors: [new CostSpanProcessor(), new UsageEventSpanProcessor({ logger: () => logger })],
    });
    provider.getTracer('test').startSpan('chat', { attributes: CALL }).end();
    const [event] = eventsOf(
      () => {},
      (start) => start(CALL).end(),
    );
    expect(readCall(event!.attributes)).toEqual(readCall(sent.getFinishedLogRecords()[0]!.attributes));
  });
});
