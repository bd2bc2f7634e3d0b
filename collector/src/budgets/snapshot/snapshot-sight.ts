import { isWithin, type TokenLimits } from '../../access/token-limits.ts';
import type { Budget } from '../budget.ts';

/**
 * What an application may know of a budget or a limit. `whole`: everything. `target`: what its own tenant or user has of it.
 * `state`: whether it is spent, of its own tenant or user if that is known, because calls of others count too, whose amounts it
 * must not know. `none`: nothing, because none of its calls counts.
 */
export type SnapshotSight =
  | { readonly kind: 'whole' }
  | { readonly kind: 'target'; readonly target: string }
  | { readonly kind: 'state'; readonly target?: string }
  | { readonly kind: 'none' };

/** What a token with these limits sees, all calls of which are of its tenant and user. */
export function snapshotSight(limits: TokenLimits, { scope, per }: Pick<Budget, 'scope' | 'per'>): SnapshotSight {
  if (!isWithin(limits, { ...limits, ...scope })) return { kind: 'none' };
  if (isWithin(limits, scope)) return { kind: 'whole' };
  const target = per === undefined ? undefined : limits[per];
  if (per === undefined || target === undefined) return { kind: 'state' };
  return { kind: isWithin(limits, { ...scope, [per]: target }) ? 'target' : 'state', target };
}
