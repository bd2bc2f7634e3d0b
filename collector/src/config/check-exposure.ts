import { ConfigError } from '../errors.ts';
import type { CollectorConfig } from './config.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** @throws ConfigError for a collector that other machines could reach without a token. */
export function checkExposure({ listen, auth }: CollectorConfig): void {
  if (auth.tokens.length > 0 || LOOPBACK.test(listen.host)) return;
  throw new ConfigError(
    `listen.host is ${listen.host} and there are no tokens: anyone who reaches this machine could read and write the ledger. ` +
      'Add auth.tokens (name, sha256 of the token, role), or listen on 127.0.0.1.',
  );
}
