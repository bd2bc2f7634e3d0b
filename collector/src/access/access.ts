import type { Role } from '../config/config.ts';
import type { TokenLimits } from './token-limits.ts';

/** As whom a request is answered. */
export interface Access {
  readonly role: Role;
  readonly limits: TokenLimits;
  /** Name of the token; missing where there are no tokens. */
  readonly token?: string;
}
