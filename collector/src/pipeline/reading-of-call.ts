import type { CallReading } from '@spancost/conventions';
import type { CallState } from '../ledger/call-state.ts';
import { factsOf } from './call-facts.ts';

/** A call of the ledger as its reports told it, as far as a price hangs on it. */
export function readingOfCall({ call, usage }: Pick<CallState, 'call' | 'usage'>): CallReading {
  return {
    operation: call.operation,
    provider: call.provider,
    ...(call.model === undefined ? {} : { responseModel: call.model }),
    ...(call.requestModel === undefined ? {} : { requestModel: call.requestModel }),
    ...factsOf(call),
    stream: call.stream,
    usage,
    problems: [],
    attribution: call.attribution,
  };
}
