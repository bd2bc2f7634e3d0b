import type { FastifyInstance, FastifyReply } from 'fastify';
import { budgetRoutes } from './api/budgets/budget-routes.ts';
import { budgetSnapshotRoute } from './api/budgets/snapshot-route.ts';
import { testAlertRoute } from './api/budgets/test-alert-route.ts';
import { ltvCacRoute } from './api/business/ltv-cac-route.ts';
import { marginRoute } from './api/business/margin-route.ts';
import { recordRoutes } from './api/business/record-routes.ts';
import { configReloadRoute } from './api/config-reload.ts';
import { contentRoute, type Keeping } from './api/content-route.ts';
import { correctionsRoute } from './api/corrections.ts';
import { exportRoute } from './api/export.ts';
import { ledgerRoutes } from './api/ledger.ts';
import { priceBookRoute } from './api/price-book.ts';
import { priceChangesRoute } from './api/price-changes.ts';
import { priceReloadRoute } from './api/price-reload.ts';
import { quarantineDecisionsRoute } from './api/quarantine-decisions.ts';
import { quarantineRoute } from './api/quarantine.ts';
import { pricesRoutes } from './api/prices/prices-routes.ts';
import { priceUsageRoute } from './api/price-usage.ts';
import { rerateRoute } from './api/rerate.ts';
import { sentUsageRoute, type SentUsageOptions } from './api/sent-usage/sent-usage-route.ts';
import { statsRoute } from './api/stats.ts';
import { analyticsRoutes } from './api/analytics/analytics-routes.ts';
import { projectionRoute } from './api/analytics/projection-route.ts';
import { errorsRoute } from './api/analytics/errors-route.ts';
import { usageRoutes } from './api/usage/usage-routes.ts';
import { usersRoutes } from './api/users/users-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { pageRoutes } from './page/page-routes.ts';
import type { AlertTester } from '../alerting/alert-tester.ts';
import { Projector } from '../budgets/forecast/projector.ts';
import { ceilingOf } from '../budgets/unpriced-ceiling.ts';
import type { Budgets } from '../budgets/budgets.ts';
import type { Snapshots } from '../budgets/snapshot/snapshots.ts';
import type { BudgetStore } from '../budgets/store/budget-store.ts';
import type { RecordBook } from '../business/record-book.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Corrector } from '../pipeline/corrector.ts';
import type { CurrentPrices } from '../prices/current-prices.ts';
import type { Readiness } from '../lifecycle/readiness.ts';
import type { CurrentConfig } from '../reload/current-config.ts';
import type { PriceRefresher } from '../prices/sync/start-price-sync.ts';
import type { WaitingChanges } from '../prices/sync/waiting-changes.ts';
import type { Replayer } from '../quarantine/replayer.ts';
import type { Rerater } from '../rerating/rerater.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import type { Keeper } from '../upkeep/keeper.ts';

export interface ApiRoutesOptions {
  readonly ledger: Ledger;
  /** Before the one writer of the ledger. */
  readonly turnstile: Turnstile;
  readonly corrector: Corrector;
  /** What is told of the business. */
  readonly records: RecordBook;
  readonly metrics: Metrics;
  readonly prices: CurrentPrices;
  readonly changes: WaitingChanges;
  /** Missing where there is no source to compare prices with. */
  readonly refreshPrices: PriceRefresher | undefined;
  readonly rerater: Rerater;
  readonly sentUsage: SentUsageOptions;
  readonly replayer: Replayer;
  readonly keeper: Keeper;
  readonly budgets: Budgets;
  readonly budgetStore: BudgetStore;
  /** What applications are told of budgets. */
  readonly snapshots: Snapshots;
  readonly tester: AlertTester;
  readonly config: CurrentConfig;
  /** IANA name of the zone in which days and months begin. */
  readonly timeZone: string;
  /** How long prompts and answers, and calls, are kept. */
  readonly keeping: Keeping;
  readonly readiness: Readiness;
  /** Where the page has been built to; undefined is where `npm run build` puts it. */
  readonly pageFolder: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const WELCOME = `Spancost collector

POST /v1/traces, /v1/logs, /v1/metrics   OTLP/HTTP, protobuf or JSON
GET  /metrics                            for Prometheus
GET  /api/v1/stats?days=30               what was used and spent
GET  /api/v1/usage                       calls, newest first; /api/v1/usage/{call_id} for one
POST /api/v1/usage                       what calls used, from those who have no telemetry
POST /api/v1/usage/{call_id}/corrections sets what a call costs, for a reason
GET  /api/v1/budgets                     budgets and how they stand; /api/v1/budgets/{name} for one
GET  /api/v1/budgets/check?user=         which budgets a call falls under, and whether one refuses it
GET  /api/v1/budgets/snapshot            what applications decide about their calls by, for register({ budgets })
POST /api/v1/budgets                     a further budget; PUT, PATCH and DELETE /api/v1/budgets/{name} change it
POST /api/v1/budgets/{name}/test-alert a test alert, to those who would be told of a real one
POST /api/v1/revenue, /acquisition, /churn  what customers paid, cost to win, and who left; GET lists, DELETE takes back
GET  /api/v1/margin?by=tenant|user       what they paid less what their calls cost
GET  /api/v1/ltv-cac                     what a customer is worth over its life against what it took to win it
GET  /api/v1/prices                      prices in force; POST adds one, /api/v1/prices/verify and /refresh check them
GET  /api/v1/prices/book                 the price book in force
GET  /api/v1/prices/usage?days=30        what was spent by each price, and what had none
GET  /api/v1/prices/changes              price changes that wait for a decision
POST /api/v1/prices/reload               read prices.file again
POST /api/v1/config/reload               read spancost.yaml and prices.file again
POST /api/v1/prices/rerate               what calls would have cost by the book in force; with approve, correct them
GET  /api/v1/users                       users, with their names and what they cost; PUT sets names and addresses
GET  /api/v1/quarantine                  reports that cannot be true; /api/v1/quarantine/{id} for one
POST /api/v1/quarantine/replay           what they would be if they were read again; with approve, have them
POST /api/v1/quarantine/dismiss          these are nothing, for a reason
POST /api/v1/ledger/verify               whether all that is kept agrees
POST /api/v1/ledger/backup               a copy of the ledger, while it is in use
POST /api/v1/ledger/forget               a pseudonym in the place of a user
GET  /healthz, /readyz
`;

/** Everything but telemetry: the API, `/metrics` and the probes. Errors are problem+json, in `server.ts`. */
export async function apiRoutes(app: FastifyInstance, options: ApiRoutesOptions): Promise<void> {
  const {
    ledger,
    turnstile,
    corrector,
    records,
    metrics,
    prices,
    changes,
    refreshPrices,
    rerater,
    sentUsage,
    replayer,
    keeper,
    budgets,
    budgetStore,
    snapshots,
    tester,
    config,
    timeZone,
    keeping,
    readiness,
    pageFolder,
    now,
  } = options;
  const names = { features: () => config.config.features, directory: ledger.directory };
  await app.register(statsRoute, { ledger, features: names.features, timeZone, now });
  await app.register(analyticsRoutes, { ledger, names, timeZone, now });
  await app.register(projectionRoute, {
    ledger,
    ceiling: () => ceilingOf(config.config.unpricedCeiling),
    projector: new Projector(),
    timeZone,
    now,
  });
  await app.register(usageRoutes, { ledger, prices, config, timeZone, now });
  await app.register(errorsRoute, { ledger, timeZone, now });
  await app.register(exportRoute, { reader: ledger.reader, config, timeZone, now });
  await app.register(usersRoutes, { directory: ledger.directory, turnstile, timeZone, now });
  await app.register(sentUsageRoute, sentUsage);
  await app.register(contentRoute, { ledger, keeping });
  await app.register(correctionsRoute, { corrector });
  await app.register(pricesRoutes, { ledger, prices, changes, refreshPrices, now });
  await app.register(priceBookRoute, { prices });
  await app.register(priceReloadRoute, { prices });
  await app.register(configReloadRoute, { config, prices });
  await app.register(priceChangesRoute, { changes });
  await app.register(rerateRoute, { rerater });
  await app.register(priceUsageRoute, { ledger, now });
  await app.register(metricsRoute, { metrics });
  await app.register(ledgerRoutes, { keeper });
  await app.register(budgetRoutes, { budgets, store: budgetStore });
  await app.register(budgetSnapshotRoute, { snapshots });
  await app.register(testAlertRoute, { budgets, tester });
  await app.register(recordRoutes, { business: ledger.business, records, timeZone, now });
  await app.register(marginRoute, { ledger, timeZone, now });
  await app.register(ltvCacRoute, { ledger, timeZone, now });
  await app.register(quarantineRoute, { ledger });
  await app.register(quarantineDecisionsRoute, { replayer });
  const text = (url: string, handler: (reply: FastifyReply) => string | Promise<string>): void => {
    app.route({ method: 'GET', url, handler: async (_request, reply) => handler(reply.type('text/plain; charset=utf-8')) });
  };
  text('/healthz', () => 'ok\n');
  text('/readyz', (reply) => {
    const problems = readiness.problems();
    if (problems.length === 0) return 'ready\n';
    reply.code(503);
    return problems.map((problem) => `${problem}\n`).join('');
  });
  await app.register(pageRoutes, { folder: pageFolder, welcome: WELCOME });
}
