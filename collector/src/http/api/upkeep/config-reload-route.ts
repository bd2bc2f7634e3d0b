import { RELOAD_CONFIG } from '@spancost/api';
import type { FastifyInstance } from 'fastify';
import type { CurrentPrices } from '../../../prices/current-prices.ts';
import type { CurrentConfig } from '../../../reload/current-config.ts';
import { HttpError } from '../../http-error.ts';
import { operationRoute } from '../operation-route.ts';

export interface ConfigReloadRouteOptions {
  readonly config: Pick<CurrentConfig, 'reload'>;
  readonly prices: CurrentPrices;
}

/**
 * `POST /api/v1/config/reload`: reads `spancost.yaml` again, now, and `prices.file` with it. What cannot be used is a 422 and
 * changes nothing.
 */
export function configReloadRoute(app: FastifyInstance, { config, prices }: ConfigReloadRouteOptions): void {
  operationRoute(app, RELOAD_CONFIG, async () => {
    const reload = config.reload();
    if (reload.kind === 'no_file') throw new HttpError(409, 'The collector was started without a file; start it with --config to have one');
    if (reload.kind === 'broken') throw unusable(reload.error, 'The configuration in force stays as it was');
    const book = prices.reload();
    if (book.kind === 'broken') throw unusable(book.error, `The book in force stays ${prices.pricer.name}`);
    return { changed: reload.live, restart_needed: reload.atRestart, book: prices.pricer.name };
  });
}

function unusable(error: unknown, what: string): HttpError {
  return new HttpError(422, `${error instanceof Error ? error.message : String(error)}. ${what}`);
}
