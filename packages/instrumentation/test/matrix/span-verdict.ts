import {
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK,
  readCall,
  type CallReading,
} from '@spancost/conventions';
import { packagedPricer } from '@spancost/prices';
import { priceCall } from '@spancost/processor';
import type { SpanMade } from './column.ts';

/** What a span says of its call. */
export interface SpanVerdict {
  readonly name: string;
  /** Of chats, both sides, one of them, or none; `wrong` is what cannot be true. */
  readonly usage: 'complete' | 'partial' | 'absent' | 'wrong';
  readonly error: string | undefined;
  readonly status: number | undefined;
  /** Whether its finish reason is that it broke off; undefined if it tells none. */
  readonly cut: boolean | undefined;
  /** Whether something of a stream came. */
  readonly begun: boolean;
  /** By the packaged prices: `priced`, `free` because the provider refused, or why there is no amount. */
  readonly cost: string;
}

/** What the spans of AI calls among these say, in the order of their ends. */
export function verdictsOf(spans: readonly SpanMade[]): readonly SpanVerdict[] {
  return spans.flatMap(({ name, attributes, startedMs }) => {
    const call = readCall(attributes);
    if (call === undefined) return [];
    const price = priceCall(call, startedMs, packagedPricer);
    const cost = price.basis === 'unpriced' ? price.reason : Number(price.exact) === 0 ? 'free' : 'priced';
    const reasons = attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS];
    const cut = Array.isArray(reasons) ? /^error$/i.test(String(reasons[0])) : undefined;
    const begun = attributes[ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK] !== undefined;
    return [{ name, usage: usageOf(call), error: call.errorType, status: call.httpStatus, cut, begun, cost }];
  });
}

function usageOf({ usage, problems }: CallReading): SpanVerdict['usage'] {
  if (problems.length > 0) return 'wrong';
  const sides = [usage.inputTokens, usage.outputTokens].filter((side) => side !== undefined).length;
  return (['absent', 'partial', 'complete'] as const)[sides] ?? 'absent';
}
