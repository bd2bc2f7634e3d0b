import type { FastifyInstance } from 'fastify';
import { correctionsRoute } from './api/corrections.ts';
import { priceBookRoute, type ServedBook } from './api/price-book.ts';
import { quarantineRoute } from './api/quarantine.ts';
import { statsRoute } from './api/stats.ts';
import { usageRoutes } from './api/usage.ts';
import type { LedgerViews } from '../ledger/views.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Corrector } from '../pipeline/correct.ts';

export interface ApiRoutesOptions {
  readonly ledger: LedgerViews;
  readonly corrector: Corrector;
  readonly metrics: Metrics;
  readonly book: ServedBook;
  readonly features: Readonly<Record<string, string>>;
  /** IANA name of the zone in which days and months begin. */
  readonly timeZone: string;
  /** Whether telemetry can be recorded. */
  readonly isReady: () => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const WELCOME = `Spancost collector

POST /v1/traces, /v1/logs, /v1/metrics   OTLP/HTTP, protobuf or JSON
GET  /metrics                            for Prometheus
GET  /api/v1/stats?days=30               what was used and spent
GET  /api/v1/usage                       calls, newest first; /api/v1/usage/{call_id} for one
GET  /api/v1/prices/book                 the price book in force
GET  /api/v1/quarantine                  reports that cannot be true
GET  /healthz, /readyz
`;

/** Everything but telemetry: the API, `/metrics` and the probes. Errors are problem+json, in `server.ts`. */
export async function apiRoutes(app: FastifyInstance, options: ApiRoutesOptions): Promise<void> {
  const { ledger, corrector, metrics, book, features, timeZone, isReady, now } = options;
  await app.register(statsRoute, { ledger, features, timeZone, now });
  await app.register(usageRoutes, { ledger });
  await app.register(correctionsRoute, { corrector });
  await app.register(priceBookRoute, { book });
  await app.register(quarantineRoute, { ledger });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.render()));
  app.get('/healthz', async (_request, reply) => reply.type('text/plain').send('ok\n'));
  app.get('/readyz', async (_request, reply) =>
    reply
      .code(isReady() ? 200 : 503)
      .type('text/plain')
      .send(isReady() ? 'ready\n' : 'the ledger cannot be written\n'),
  );
  app.get('/', async (_request, reply) => reply.type('text/plain').send(WELCOME));
}
