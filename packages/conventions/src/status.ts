/** How a call ended, from its `error.type` and HTTP status. */
export type CallStatus = 'success' | 'error' | 'timeout' | 'rate_limited' | 'cancelled';

const TIMEOUT = /timeout|timedout|etimedout|deadline/i;
const RATE_LIMITED = /ratelimit|rate_limit|too_?many_?requests/i;
const CANCELLED = /abort|cancel/i;

/**
 * The status of a call. No error type is a success.
 *
 * @example statusOf('RateLimitError') // 'rate_limited'
 * @example statusOf('APIUserAbortError') // 'cancelled'
 */
export function statusOf(errorType: string | undefined, httpStatus?: number): CallStatus {
  if (httpStatus === 429 || errorType === '429') return 'rate_limited';
  if (httpStatus === 408 || httpStatus === 504 || errorType === '408' || errorType === '504') return 'timeout';
  if (errorType === undefined || errorType === '') return 'success';
  if (RATE_LIMITED.test(errorType)) return 'rate_limited';
  if (TIMEOUT.test(errorType)) return 'timeout';
  if (CANCELLED.test(errorType)) return 'cancelled';
  return 'error';
}
