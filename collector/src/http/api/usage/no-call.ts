import { HttpError } from '../../http-error.ts';

/** The answer about a call that there is not, or that the client may not know of. */
export function noCall(callId: string): HttpError {
  return new HttpError(404, `No call has the id "${callId.slice(0, 64)}"; GET /api/v1/usage lists those there are`);
}
