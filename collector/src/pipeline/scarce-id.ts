import { OPERATION_BATCH, OPERATION_VIDEO_GENERATION } from '@spancost/conventions';
import type { CallState } from '../ledger/call-state.ts';
import type { Report } from './report.ts';

/** Characters behind its prefix that an id has which is never given twice; those of providers have 20 and more. */
const ENOUGH = 12;

/** What stands before the part of an id that is its own: `chatcmpl-`, `resp_`. */
const PREFIX = /^[a-z]+[-_]/i;

/** How far apart two tellings of one call may begin and end by the clocks of those who tell. */
const SLACK_MS = 1000;

/** Jobs that others ask after, at any time later. */
const LONG_JOBS: readonly string[] = [OPERATION_BATCH, OPERATION_VIDEO_GENERATION];

/**
 * Whether other answers may have the same response id: Ollama counts to 999, and servers for tests send one id for ever.
 *
 * @example isScarce('chatcmpl-417') // true
 */
export function isScarce(responseId: string): boolean {
  return responseId.replace(PREFIX, '').length < ENOUGH;
}

/**
 * Whether a report from another trace with the same scarce response id may be of the same call: their times overlap, and their
 * input is the same as far as both know it. What has no
 * trace is told by a sender who knows the id, and a long job is asked after when it may be done.
 */
export function mayBeSameAnswer(
  { call: known, usage }: CallState,
  report: Pick<Report, 'call' | 'calledAt' | 'duration' | 'callerKey'>,
): boolean {
  if (report.callerKey !== undefined || known.traceId === '' || LONG_JOBS.includes(report.call.operation)) return true;
  const { inputTokens } = report.call.usage;
  if (usage.inputTokens !== undefined && inputTokens !== undefined && usage.inputTokens !== inputTokens) return false;
  const knownEnd = known.calledAt + (known.duration ?? 0) * 1000;
  const end = report.calledAt + (report.duration ?? 0) * 1000;
  return report.calledAt <= knownEnd + SLACK_MS && known.calledAt <= end + SLACK_MS;
}
