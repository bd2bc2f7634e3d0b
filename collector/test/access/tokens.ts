import { randomBytes } from 'node:crypto';
import type { TokenConfig } from '@spancost/collector';
import { newToken, TOKEN_BYTES } from '@spancost/collector/tokens';

/** A token of a test: what a collector has of it, and the header that presents it. */
export interface TestToken {
  readonly config: TokenConfig;
  readonly token: string;
  readonly bearer: { readonly authorization: string };
}

/** A new token, named by its role and limits. */
export function testToken(entry: Omit<TokenConfig, 'name' | 'sha256'>): TestToken {
  const { token, sha256 } = newToken(randomBytes(TOKEN_BYTES));
  const name = [entry.tenant, entry.user, entry.role, entry.expiresAt].filter((part) => part !== undefined).join('-');
  return { config: { ...entry, name, sha256 }, token, bearer: { authorization: `Bearer ${token}` } };
}

/** The configuration that knows these tokens. */
export function authOf(...tokens: readonly TestToken[]): { readonly tokens: readonly TokenConfig[] } {
  return { tokens: tokens.map(({ config }) => config) };
}
