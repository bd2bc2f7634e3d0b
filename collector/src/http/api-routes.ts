import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AlertTester } from '../alerting/alert-tester.ts';
import type { Budgets } from '../budgets/budgets.ts';
import type { Snapshots } from '../budgets/snapshot/snapshots.ts';
import type { BudgetStore } from '../budgets/store/budget-store.ts';
import { ceilingOf } from '../budgets/unpriced-ceiling.ts';
import type { RecordBook } from '../business/record-book.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Ceiling } from '../ledger/views.ts';
import type { Readiness } from '../lifecycle/readiness.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Corrector } from '../pipeline/corrector.ts';
import type { CurrentPrices } from '../prices/current-prices.ts';
import type { PriceRefresher } from '../prices/sync/start-price-sync.ts';
import type { WaitingChanges } from '../prices/sync/waiting-changes.ts';
import type { Replayer } from '../quarantine/replayer.ts';
import type { CurrentConfig } from '../reload/current-config.ts';
import type { Rerater } from '../rerating/rerater.ts';
import type { Turnstile } from '../scheduling/turnstile.ts';
import type { Keeper } from '../upkeep/keeper.ts';
import { aboutRoute } from './api/about/about-route.ts';
import { analyticsRoutes } from './api/analytics/analytics-routes.ts';
import { budgetRoutes } from './api/budgets/budget-routes.ts';
import { businessRoutes } from './api/business/business-routes.ts';
import { exportRoute } from './api/export-route.ts';
import { pricesRoutes } from './api/prices/prices-routes.ts';
import { quarantineRoutes } from './api/quarantine/quarantine-routes.ts';
import { referenceRoutes } from './api/reference/reference-routes.ts';
import { sentUsageRoute, type SentUsageOptions } from './api/sent-usage/sent-usage-route.ts';
import { upkeepRoutes } from './api/upkeep/upkeep-routes.ts';
import type { Keeping } from './api/usage/content-route.ts';
import { usageRoutes } from './api/usage/usage-routes.ts';
import { usersRoutes } from './api/users/users-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { pageRoutes } from './page/page-routes.ts';
import { welcome } from './welcome.ts';

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
  const clock = { timeZone, now };
  const names = { features: () => config.config.features, directory: ledger.directory };
  const ceiling = (): Ceiling => ceilingOf(config.config.unpricedCeiling);
  await app.register(usageRoutes, { ledger, prices, config, corrector, keeping, ...clock });
  await app.register(sentUsageRoute, sentUsage);
  await app.register(analyticsRoutes, { ledger, names, prices, ceiling, ...clock });
  await app.register(businessRoutes, { ledger, records, ...clock });
  await app.register(budgetRoutes, { budgets, store: budgetStore, snapshots, tester });
  await app.register(pricesRoutes, { ledger, prices, changes, refreshPrices, rerater, now });
  await app.register(usersRoutes, { directory: ledger.directory, turnstile, ...clock });
  await app.register(exportRoute, { reader: ledger.reader, config, ...clock });
  await app.register(quarantineRoutes, { ledger, replayer });
  await app.register(upkeepRoutes, { keeper, config, prices });
  await app.register(aboutRoute, { config, ledger, prices, changes, readiness, ...clock });
  await app.register(referenceRoutes);
  await app.register(metricsRoute, { metrics });
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
