import { GET_ABOUT } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import { isLimited } from '../../../access/token-limits.ts';
import type { CurrentConfig } from '../../../reload/current-config.ts';
import { collectorVersion } from '../../../version.ts';
import { operationRoute } from '../operation-route.ts';
import { warningsOf, type WarningsOptions } from './warnings.ts';

export interface AboutOptions extends WarningsOptions {
  readonly config: CurrentConfig;
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string;
}

/** `GET /api/v1/about`: whose token it is, and what the collector is. What somebody should look at is for those who see all. */
export async function aboutRoute(app: FastifyInstance, options: AboutOptions): Promise<void> {
  const version = collectorVersion();
  operationRoute(app, GET_ABOUT, async ({ access: { role, limits, token } }) => {
    const { config, prices, timeZone, now } = options;
    const { features, alerting } = config.config;
    return {
      version,
      token: token ?? null,
      role,
      tenant: limits.tenant ?? null,
      user: limits.user ?? null,
      time: new Date(now()).toISOString(),
      time_zone: timeZone,
      book: prices.pricer.name,
      features,
      grafana_url: alerting.grafanaUrl ?? null,
      warnings: role === 'ingest' || isLimited(limits) ? [] : await warningsOf(options),
    };
  });
}
