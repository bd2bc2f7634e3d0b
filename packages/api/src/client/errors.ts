import type { Problem } from '../problem.ts';

/** Base of every error that a question to the collector ends with; `code` is stable. */
export abstract class ApiError extends Error {
  abstract readonly code: string;
  /** What was asked: `GET https://spancost.example.com/api/v1/stats`. */
  readonly asked: string;

  constructor(asked: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.asked = asked;
  }
}

/** The collector, or what stands before it, answered that it will not: a status of 400 or more. */
export class RefusedError extends ApiError {
  readonly code = 'refused';
  readonly status: number;
  /** What is wrong, where, and what to do next. */
  readonly detail: string;
  /** As it was answered (RFC 9457); undefined where something else than the collector answered. */
  readonly problem: Problem | undefined;
  /** Milliseconds after which it may be asked again; undefined where nothing is said. */
  readonly retryAfterMs: number | undefined;

  constructor(asked: string, status: number, problem: Problem | undefined, retryAfterMs: number | undefined) {
    const detail = problem?.detail ?? 'the answer does not say why; is this a Spancost collector?';
    super(asked, `${asked} was answered ${status}: ${detail}`);
    this.name = 'RefusedError';
    this.status = status;
    this.detail = detail;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Nobody answers at the address, or the connection broke off; `cause` says why. */
export class UnreachableError extends ApiError {
  readonly code = 'unreachable';
  /** `ECONNREFUSED`, or as much as is known. */
  readonly reason: string;

  constructor(asked: string, cause: unknown) {
    const reason = reasonOf(cause);
    super(asked, `${asked} was not answered: ${reason}`, { cause });
    this.name = 'UnreachableError';
    this.reason = reason;
  }
}

/** There was no answer in time. */
export class TimedOutError extends ApiError {
  readonly code = 'timed_out';
  readonly timeoutMs: number;

  constructor(asked: string, timeoutMs: number, cause: unknown) {
    super(asked, `${asked} was not answered within ${timeoutMs} ms`, { cause });
    this.name = 'TimedOutError';
    this.timeoutMs = timeoutMs;
  }
}

/** What answered is no Spancost collector: not JSON where there has to be some, or nothing of what was asked for in it. */
export class NotUnderstoodError extends ApiError {
  readonly code = 'not_understood';

  constructor(asked: string, cause: unknown) {
    super(asked, `${asked} was not answered as a collector does. Is this a Spancost collector?`, { cause });
    this.name = 'NotUnderstoodError';
  }
}

/** What fetch throws says only "fetch failed"; the reason is below it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}
