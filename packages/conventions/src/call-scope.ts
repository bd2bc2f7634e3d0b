/** Which calls something is about, a field that is missing takes in all values; or what one call says of itself. */
export interface CallScope {
  readonly provider?: string;
  readonly model?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly feature?: string;
  readonly service?: string;
  readonly environment?: string;
}

export const CALL_SCOPE_FIELDS: readonly (keyof CallScope)[] = ['provider', 'model', 'tenant', 'user', 'feature', 'service', 'environment'];

/** A budget or a limit, as far as it says which calls count. */
interface Scoped {
  readonly scope: CallScope;
  /** Each tenant, or each user, has its own. */
  readonly per?: 'tenant' | 'user';
}

/** Whether a call counts for a budget or a limit; what the call does not say is nothing that one can be about, or be owned by. */
export function fallsUnder(call: CallScope, { scope, per }: Scoped): boolean {
  if (per !== undefined && call[per] === undefined) return false;
  return CALL_SCOPE_FIELDS.every((field) => scope[field] === undefined || scope[field] === call[field]);
}

/** The tenant or user whose own it is for a call; undefined where all calls share it, or the call does not say. */
export function targetOf(call: CallScope, { per }: Pick<Scoped, 'per'>): string | undefined {
  return per === undefined ? undefined : call[per];
}
