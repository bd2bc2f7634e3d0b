import { Readable } from 'node:stream';
import { assemble } from './assemble.ts';
import type { CollectorConfig } from './config/config.ts';
import { DEFAULT_CONFIG } from './config/defaults.ts';
import { createServer } from './http/server.ts';
import { openLedger } from './ledger/duckdb/open-ledger.ts';
import { Stop } from './lifecycle/stop.ts';
import { startConfig } from './reload/start-config.ts';

/** The API over a ledger that no collector has open, in this process. */
export interface LedgerApi {
  /** As that of the platform; the host of an address says nothing. */
  readonly fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * A collector that listens nowhere and tells nobody, to ask a ledger file as a running collector would be asked.
 *
 * @param config Its time zone, budgets, names and prices count, and the path of its ledger. Nothing is forwarded, removed, or told.
 * @throws LedgerLockedError if a process has the file, LedgerBrokenError if it is no ledger.
 */
export async function openLedgerApi({
  ledger: { path },
  metrics,
  budgets,
  unpricedCeiling,
  features,
  links,
  alerting: { grafanaUrl },
  pricer,
}: CollectorConfig): Promise<LedgerApi> {
  const config: CollectorConfig = {
    ...DEFAULT_CONFIG,
    ledger: { path },
    metrics,
    budgets,
    unpricedCeiling,
    features,
    links,
    alerting: { ...DEFAULT_CONFIG.alerting, ...(grafanaUrl === undefined ? {} : { grafanaUrl }) },
    pricer,
    log: { level: 'silent' },
  };
  const app = createServer(config);
  const followed = startConfig({ start: config, check: () => undefined, log: app.log });
  const stop = new Stop(app);
  const ledger = await openLedger(path, () => undefined);
  stop.afterwards(() => ledger.close());
  try {
    await assemble({ app, ledger, stop, followed, pageFolder: undefined, now: Date.now });
    await app.ready();
  } catch (error) {
    await stop.run();
    throw error;
  }
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const response = await app.inject({
        method: request.method as 'GET',
        url: pathname + search,
        headers: Object.fromEntries(request.headers),
        payload: Buffer.from(await request.arrayBuffer()),
        // An export may be larger than memory.
        payloadAsStream: true,
      });
      const { statusCode } = response;
      const told = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
      return new Response(statusCode === 204 ? null : (Readable.toWeb(response.stream()) as ReadableStream), {
        status: statusCode,
        headers: told,
      });
    },
    close: () => stop.run(),
  };
}
