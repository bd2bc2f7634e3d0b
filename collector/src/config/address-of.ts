import { isIPv6 } from 'node:net';
import { resolveGroup } from './declaration/resolve.ts';
import type { ConfigEnvironment } from './environment.ts';
import { OPTIONS } from './options.ts';
import { configFileOf, readWritten } from './read-written.ts';

/** What stands for every address when listening, and for none when asking. */
const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Where a collector with this configuration is reached from its own machine, `http://127.0.0.1:4318`. @throws ConfigError */
export function addressOf(path: string | undefined, env: ConfigEnvironment): string {
  const { checked, folderOf } = readWritten(configFileOf(path, env), env);
  const { listen, tls } = resolveGroup(OPTIONS, checked, folderOf);
  const host = EVERY_ADDRESS[listen.host] ?? listen.host;
  return `${tls === undefined ? 'http' : 'https'}://${isIPv6(host) ? `[${host}]` : host}:${listen.port}`;
}
