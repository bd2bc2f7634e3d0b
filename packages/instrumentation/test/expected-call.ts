import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { problemsOf, readCall, type CallReading } from '@spancost/conventions';
import { expect } from 'vitest';
import { shapeOf, type RecordedSpans } from './recorded-spans.ts';

/** A call, and the name and attributes of its span as {@link shapeOf} gives them. */
export interface CallCase<Client> {
  readonly name: string;
  readonly call: (client: Client) => PromiseLike<unknown>;
  readonly expected: Readonly<Record<string, unknown>>;
}

/**
 * What a call that was just made is priced by; undefined where its span is not to be priced. The call has one span, of
 * this instrumentation scope; it says what is expected and no more, nothing of a `secret` that was sent, and no usage that cannot be true.
 */
export async function expectedCall(spans: RecordedSpans, scope: string, expected: object): Promise<CallReading | undefined> {
  const [span, ...more] = await spans.settled(1);
  if (span === undefined) expect.unreachable('the call has no span');
  expect(more).toEqual([]);
  expect(shapeOf(span)).toEqual(expected);
  expect(span.instrumentationScope.name).toBe(scope);
  expect(span.kind).toBe(SpanKind.CLIENT);
  const failed = span.attributes['error.type'] !== undefined;
  // That all is well is only for an SDK's own spans to say.
  const codes = failed
    ? [SpanStatusCode.ERROR]
    : scope.startsWith('@spancost/')
      ? [SpanStatusCode.UNSET]
      : [SpanStatusCode.UNSET, SpanStatusCode.OK];
  expect(codes).toContain(span.status.code);
  expect(JSON.stringify([span.attributes, span.events, span.status])).not.toContain('secret');
  const reading = readCall(span.attributes);
  expect(reading && problemsOf(reading.usage)).toEqual([]);
  return reading;
}
