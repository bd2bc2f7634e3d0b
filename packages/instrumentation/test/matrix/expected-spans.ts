import type { Told } from './scenario.ts';
import type { SdkUnderTest } from './sdk-under-test.ts';
import type { SpanVerdict } from './span-verdict.ts';

/** What the spans of a scenario must say. */
export interface ExpectedSpan {
  readonly usage: SpanVerdict['usage'];
  readonly failed: boolean;
  /** Only where the provider answered with one. */
  readonly status?: number;
  /** Of streams: whether they broke off, and whether something of them came. */
  readonly stream?: { readonly cut: boolean | undefined; readonly begun: boolean };
}

/** What the spans of a cell must say, in the order of their ends; `seen` is what its user saw. */
export function expectedSpans(sdk: Pick<SdkUnderTest, 'firstEvent'>, told: Told, seen: unknown): readonly ExpectedSpan[] {
  const usages = [told.usage].flat();
  return usages.map((usage, index) => ({
    usage: usage === 'begun' ? (sdk.firstEvent === 'input' ? 'partial' : 'absent') : usage,
    failed: isFailed(told.failed, seen, index),
    ...(typeof told.failed === 'number' ? { status: told.failed } : {}),
    ...(told.cut === undefined ? {} : { stream: { cut: told.cut, begun: usage !== 'absent' } }),
  }));
}

function isFailed(failed: Told['failed'], seen: unknown, index: number): boolean {
  if (failed === 'as seen') return isThrown(seen, index);
  if (typeof failed === 'object') return failed[index] === true;
  return failed !== undefined && failed !== false;
}

/** Whether the answer in one piece, or the stream after it, ended in an error that its user saw. */
function isThrown(seen: unknown, index: number): boolean {
  const { whole, stream } = field(seen, 'fields') as { readonly whole: unknown; readonly stream: readonly unknown[] };
  if (index === 0) return field(whole, 'stack') !== undefined;
  return field(field(stream.at(-1), 'fields'), 'thrown') !== undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** What is compared of a span with what it must say. */
export function saidBy({ usage, error, status, cut, begun }: SpanVerdict, expected: ExpectedSpan | undefined): ExpectedSpan {
  return {
    usage,
    failed: error !== undefined,
    ...(expected?.status === undefined || status === undefined ? {} : { status }),
    ...(expected?.stream === undefined ? {} : { stream: { cut, begun } }),
  };
}
