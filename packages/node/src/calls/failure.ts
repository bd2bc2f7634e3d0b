import { SpanStatusCode, type Attributes, type Span } from '@opentelemetry/api';
import { ATTR_ERROR_TYPE, ATTR_HTTP_RESPONSE_STATUS_CODE, ATTR_SPANCOST_CALL_ERROR_MESSAGE } from '@spancost/conventions';
import { given, textOf } from './call-attributes.ts';

/** How a call failed. */
export interface Failure {
  /** `error.type`, from which the call's status follows. */
  readonly type: string;
  /** What the application said; never what was thrown, because providers quote prompts in their errors. */
  readonly message?: string;
  readonly httpStatus?: number;
}

/** Fallback of `error.type`. */
const OTHER = '_OTHER';

/** Characters of a message that are kept. */
const MAX_MESSAGE_CHARACTERS = 1024;

/** Names that say nothing; a code says more. */
const VAGUE: ReadonlySet<string> = new Set(['Error', 'TypeError', 'AxiosError', '']);

/** The failure that an application states in its own words. */
export function statedFailure(status: unknown, message: unknown): Failure {
  const text = typeof message === 'string' && message !== '' ? message.slice(0, MAX_MESSAGE_CHARACTERS) : undefined;
  return { type: textOf(status) ?? 'error', ...(text === undefined ? {} : { message: text }) };
}

/**
 * The failure that something thrown is: the name of its class (`TimeoutError`), or its code or that of its cause where the
 * name says nothing (`ECONNRESET`), and the HTTP status that it carries. Never throws.
 */
export function thrownFailure(error: unknown): Failure {
  try {
    const httpStatus = [given(error)['status'], given(error)['statusCode'], given(given(error)['response'])['status']].find(isHttpStatus);
    return { type: typeOf(error), ...(httpStatus === undefined ? {} : { httpStatus }) };
  } catch {
    return { type: OTHER };
  }
}

function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return OTHER;
  const name = error.name === 'Error' ? error.constructor.name : error.name;
  if (!VAGUE.has(name)) return textOf(name) ?? OTHER;
  return textOf(given(error)['code']) ?? textOf(given(error.cause)['code']) ?? textOf(name) ?? OTHER;
}

function isHttpStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

/** Puts a failure on a span. */
export function setFailure(span: Span, { type, message, httpStatus }: Failure): void {
  const attributes: Attributes = { [ATTR_ERROR_TYPE]: type };
  if (message !== undefined) attributes[ATTR_SPANCOST_CALL_ERROR_MESSAGE] = message;
  if (httpStatus !== undefined) attributes[ATTR_HTTP_RESPONSE_STATUS_CODE] = httpStatus;
  span.setAttributes(attributes);
  span.setStatus({ code: SpanStatusCode.ERROR, ...(message === undefined ? {} : { message }) });
}
