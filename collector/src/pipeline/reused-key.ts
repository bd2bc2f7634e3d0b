import type { CallState } from '../ledger/call-state.ts';
import type { Report } from './report.ts';

/**
 * Whether a sender has used an id or key of its own for two calls: the ledger knows it for another provider or model. The same id
 * of an answer tells that it is the same call after all.
 */
export function isReusedKey({ call: known }: CallState, { callerKey, call: sent }: Report): boolean {
  if (callerKey === undefined || (known.responseId !== undefined && known.responseId === sent.responseId)) return false;
  return known.provider !== sent.provider || (known.requestModel ?? known.model) !== (sent.requestModel ?? sent.responseModel);
}
