import type { CallStatus } from '@spancost/conventions';
import type { CallScope } from './call-scope.ts';
import type { Dimension } from './dimension.ts';
import type { Usd } from './money.ts';

/** Which calls something is about: those of which all that is here is true. */
export interface CallFilter extends CallScope {
  readonly operation?: string;
  readonly status?: CallStatus;
  readonly session?: string;
  readonly task?: string;
  readonly object?: string;
  readonly errorType?: string;
  readonly traceId?: string;
  readonly callId?: string;
  /** What the call does not say. */
  readonly without?: readonly Dimension[];
  /** Whether the cost is not known after all entries of the call. */
  readonly unpriced?: boolean;
  /** The call costs this or more, net. */
  readonly minCost?: Usd;
  /** Stands in the type of error, or in the message, in capitals or not. */
  readonly error?: string;
  /**
   * Stands in the user, tenant, feature, model, session, task, object or error, or in the name or address that the directory of users
   * has, in capitals or not.
   */
  readonly search?: string;
  /** No call at all: what is answered to somebody who asks about calls of others. */
  readonly none?: true;
}
