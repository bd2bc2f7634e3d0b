import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isLoopbackAddress } from '../access/loopback.ts';
import { ConfigError } from '../errors.ts';
import type { CollectorConfig } from './config.ts';

/** What tells whether others can reach a collector, and what it then asks of them. */
export type Exposed = Pick<CollectorConfig, 'listen' | 'auth' | 'tls'>;

/** The IP addresses of a host, as the system resolves it. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Names are looked up, as `localhost`, `127.1` or `0` are whatever the system says that they are. A name that does not
 * resolve is no exposure: listening on it fails.
 *
 * @throws ConfigError for a collector that other machines could reach without a token.
 */
export async function checkExposure({ listen, auth }: Exposed, resolve: Resolve = resolveByTheSystem): Promise<void> {
  if (auth.tokens.length > 0) return;
  refuseExposed(listen.host, listen.host === '' ? ['all addresses'] : await resolve(listen.host));
}

/**
 * The same of the addresses that are really listened on, whatever a name resolved to before.
 *
 * @throws ConfigError
 */
export function checkListening({ listen, auth }: Exposed, addresses: readonly string[]): void {
  if (auth.tokens.length === 0) refuseExposed(listen.host, addresses);
}

/** What to warn of: tokens and telemetry that others on the way can read. */
export function exposureWarning({ tls, listen }: Exposed, addresses: readonly string[]): string | undefined {
  if (tls !== undefined || addresses.every(isLoopbackAddress)) return undefined;
  return `listen.host is ${listen.host} and there is no tls: tokens and telemetry cross the network in clear, and whoever reads them can use them. Set tls.cert and tls.key, or let a proxy speak HTTPS and listen on 127.0.0.1.`;
}

function refuseExposed(host: string, addresses: readonly string[]): void {
  const open = addresses.filter((address) => !isLoopbackAddress(address));
  if (open.length === 0) return;
  const at = host === open[0] ? '' : `, which is ${open.join(' and ')},`;
  throw new ConfigError(
    `listen.host is ${host}${at} and there are no tokens: anyone who reaches this machine could read and write the ledger. ` +
      'Add auth.tokens ("spancost tokens new" makes one), or listen on 127.0.0.1.',
  );
}

async function resolveByTheSystem(host: string): Promise<readonly string[]> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0) return [literal];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}
