import { createHash } from 'node:crypto';
import type { Report } from './report.ts';

/** What a call is known by. */
export interface CallKeys {
  /** Tenant, provider and response id; missing where the provider's answer has no id. */
  readonly response?: string;
  /** Trace and span id. */
  readonly span: string;
}

export function callKeysOf({ call, traceId, spanId }: Pick<Report, 'call' | 'traceId' | 'spanId'>): CallKeys {
  const span = `s:${traceId}:${spanId}`;
  if (call.responseId === undefined) return { span };
  const identity = JSON.stringify([call.attribution.tenant ?? null, call.provider, call.responseId]);
  return { response: `r:${shortHash(identity)}`, span };
}

/** The id of the call that these keys are first seen for: 32 hexadecimal digits, the same wherever it is computed. */
export function callIdOf(keys: CallKeys): string {
  return shortHash(keys.response ?? keys.span);
}

/** 128 bits of SHA-256. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
