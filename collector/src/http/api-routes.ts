import type { FastifyInstance, FastifyReply } from 'fastify';
import { aboutRoute } from './api/about/about-route.ts';
import { budgetRoutes } from './api/budgets/budget-routes.ts';
import { budgetSnapshotRoute } from './api/budgets/snapshot-route.ts';
import { testAlertRoute } from './api/budgets/test-alert-route.ts';
import { ltvCacRoute } from './api/business/ltv-cac-route.ts';
import { marginRoute } from './api/business/margin-route.ts';
import { recordRoutes } from './api/business/record-routes.ts';
import { configReloadRoute } from './api/upkeep/config-reload-route.ts';
import { contentRoute, type Keeping } from './api/usage/content-route.ts';
import { correctionsRoute } from './api/usage/corrections-route.ts';
import { exportRoute } from './api/export.ts';
import { ledgerRoutes } from './api/upkeep/ledger-routes.ts';
import { priceBookRoute } from './api/prices/price-book-route.ts';
import { priceChangesRoute } from './api/prices/price-changes-route.ts';
import { priceReloadRoute } from './api/prices/price-reload-route.ts';
import { quarantineDecisionsRoute } from './api/quarantine/quarantine-decisions-route.ts';
import { quarantineRoute } from './api/quarantine/quarantine-route.ts';
import { pricesRoutes } from './api/prices/prices-routes.ts';
import { priceUsageRoute } from './api/prices/price-usage-route.ts';
import { referenceRoutes } from './api/reference/reference-routes.ts';
import { rerateRoute } from './api/prices/rerate-route.ts';
import { sentUsageRoute, type SentUsageOptions } from './api/sent-usage/sent-usage-route.ts';
import { statsRoute } from './api/analytics/stats-route.ts';
import { analyticsRoutes } from './api/analytics/analytics-routes.ts';
import { projectionRoute } from './api/analytics/projection-route.ts';
import { cheaperModelsRoute } from './api/analytics/cheaper-models-route.ts';
import { errorsRoute } from './api/analytics/errors-route.ts';
import { usageRoutes } from './api/usage/usage-routes.ts';
import { usersRoutes } from './api/users/users-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { welcome } from './welcome.ts';
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
  await app.register(cheaperModelsRoute, { ledger, prices, timeZone, now });
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
  await app.register(aboutRoute, { config, ledger, prices, changes, readiness, timeZone, now });
  await app.register(referenceRoutes);
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
  await app.register(pageRoutes, { folder: pageFolder, welcome: welcome() });
}
