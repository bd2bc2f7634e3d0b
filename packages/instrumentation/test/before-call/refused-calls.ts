import { SpanStatusCode } from '@opentelemetry/api';
import { ATTR_ERROR_TYPE, ATTR_SPANCOST_CALL_REFUSED } from '@spancost/conventions';
import type { ProvidersServer } from '@spancost/example-providers';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { setTimeout as sleep } from 'node:timers/promises';
import { CallRefusedError, setBeforeCall } from '../../src/index.ts';
import type { RecordedSpans } from '../recorded-spans.ts';
import { errorsIn } from './errors-in.ts';
import type { RefusedCell } from './refused-column.ts';

/** As an application has one for its own reasons. */
export class OverBudgetError extends CallRefusedError {
  override name = 'OverBudgetError';
}

/** Where refused calls would be seen. */
export interface Watched {
  readonly spans: RecordedSpans;
  readonly providers: Pick<ProvidersServer, 'requests'>;
  /** What was told to OpenTelemetry's diagnostics. */
  readonly told: string[];
  /** Takes the unhandled rejections since the last call. */
  readonly takeUnhandled: () => number;
}

/** Does something while every call is refused, and tells what came of it. */
export async function whileRefused(
  run: () => PromiseLike<unknown>,
  { spans, providers, told, takeUnhandled }: Watched,
): Promise<RefusedCell> {
  const thrown: Error[] = [];
  setBeforeCall(() => {
    const refusal = new OverBudgetError('the budget of this month is spent');
    thrown.push(refusal);
    throw refusal;
  });
  const before = providers.requests.length;
  const open = spans.open();
  const errors = errorsIn(await seenOf(run));
  // Turns in which what is left behind rejects, and spans end.
  await sleep(3);
  setBeforeCall(undefined);
  const ended = spans.take();
  return {
    asked: thrown.length,
    requests: providers.requests.slice(before).map(({ method, path }) => `${method} ${path}`),
    refusals: errors.filter((error) => thrown.includes(error)).length,
    others: errors.filter((error) => !thrown.includes(error)).map((error) => `${error.name}: ${error.message}`),
    unhandled: takeUnhandled(),
    refusedSpans: ended.filter(isRefused).length,
    otherSpans: ended.filter((span) => !isRefused(span)).map((span) => span.name),
    open: spans.open() - open,
    told: told.splice(0),
  };
}

async function seenOf(run: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    return error;
  }
}

function isRefused({ attributes, status }: ReadableSpan): boolean {
  return (
    attributes[ATTR_SPANCOST_CALL_REFUSED] === true &&
    attributes[ATTR_ERROR_TYPE] === 'OverBudgetError' &&
    status.code === SpanStatusCode.ERROR
  );
}
