import { readTls } from '../tls/read-tls.ts';
import { checkExposure } from './check-exposure.ts';
import { checkTokens } from './check-tokens.ts';
import type { CollectorConfig } from './config.ts';
import type { ConfigEnvironment } from './environment.ts';
import { loadConfig } from './load-config.ts';

/**
 * What a collector that starts with a configuration refuses, beyond what is written in it: tokens that cannot be told apart, an
 * address that others reach without one, files of TLS.
 *
 * @throws ConfigError
 */
export async function checkStart(config: Pick<CollectorConfig, 'auth' | 'listen' | 'tls'>): Promise<void> {
  checkTokens(config.auth.tokens);
  await checkExposure(config);
  if (config.tls !== undefined) readTls(config.tls);
}

/** Whether a collector would start with the file and environment that {@link loadConfig} reads. @throws ConfigError if not. */
export async function checkConfig(path: string | undefined, env: ConfigEnvironment): Promise<void> {
  await checkStart(loadConfig(path, env));
}
