import { LedgerBrokenError, LedgerUnavailableError } from '../errors.ts';
import { DecodingError, TooManyValuesError } from '../otlp/decoding-error.ts';
import { HttpError } from './http-error.ts';

/** Seconds after which a sender should try again. */
const RETRY_AFTER = '1';

/**
 * What is answered to a request that failed, whatever it failed with. Of unforeseen errors nothing is told.
 *
 * @param taken Content types that a body may have.
 */
export function errorOf(error: unknown, taken: readonly string[]): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof DecodingError) return new HttpError(400, error.message);
  if (error instanceof TooManyValuesError) return new HttpError(413, error.message);
  if (error instanceof LedgerUnavailableError) return new HttpError(503, error.message, { 'retry-after': RETRY_AFTER });
  if (error instanceof LedgerBrokenError)
    return new HttpError(503, 'The ledger is broken and the collector is stopping; nothing was written', { 'retry-after': '30' });
  return fromFastify(error, taken) ?? new HttpError(500, 'The collector failed to answer this request; its log says why');
}

/** Errors that Fastify makes before a handler runs carry a code and a 4xx status. */
function fromFastify(error: unknown, taken: readonly string[]): HttpError | undefined {
  if (
    !(error instanceof Error) ||
    !('statusCode' in error) ||
    typeof error.statusCode !== 'number' ||
    error.statusCode < 400 ||
    error.statusCode > 499
  )
    return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new HttpError(413, 'The body is larger than limits.body; send smaller batches or raise it');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new HttpError(415, `The content type of the body is missing, or not taken here; use ${taken.join(' or ')}`);
  if (code === 'FST_ERR_BAD_URL') return new HttpError(400, 'The path is not percent-encoded UTF-8; write % itself as %25');
  return new HttpError(error.statusCode, error.message);
}
