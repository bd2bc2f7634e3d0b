import type { Attribution } from '@spancost/conventions';

/**
 * What a token is limited to. Whatever it sends is charged to this tenant and user, and it sees nothing of others; a token
 * with neither is not limited.
 */
export interface TokenLimits {
  readonly tenant?: string;
  readonly user?: string;
}

/** The limits of a token that has none. */
export const UNLIMITED: TokenLimits = {};

export function isLimited({ tenant, user }: TokenLimits): boolean {
  return tenant !== undefined || user !== undefined;
}

/** Whether a call of this attribution is one that a token with these limits may know of. */
export function isWithin(limits: TokenLimits, { tenant, user }: Attribution): boolean {
  return (limits.tenant === undefined || limits.tenant === tenant) && (limits.user === undefined || limits.user === user);
}
