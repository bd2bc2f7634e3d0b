import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../config/config.ts';
import type { PriceMetrics } from '../metrics/price-metrics.ts';
import { CurrentPrices, type Reload } from './current-prices.ts';
import { watchFile } from '../files/watch-file.ts';

/** How often the operator's book is looked at, in milliseconds; one that changed is read at the second look. */
const LOOK_EVERY_MS = 1000;

export interface StartPricesOptions {
  readonly config: Pick<CollectorConfig, 'pricer' | 'prices'>;
  readonly metrics: PriceMetrics;
  readonly log: FastifyBaseLogger;
}

/** The prices in force, read again whenever the operator's book changes, and shown on `/metrics`. `stop` ends the looking. */
export function startPrices({ config, metrics, log }: StartPricesOptions): { readonly prices: CurrentPrices; readonly stop: () => void } {
  const {
    pricer,
    prices: { file },
  } = config;
  const show = (): void => metrics.bookInForce({ revision: prices.pricer.name, etag: prices.served.whole.etag });
  const prices: CurrentPrices = new CurrentPrices({
    pricer,
    ...(file === undefined ? {} : { file }),
    onReload: (reload) => {
      metrics.bookRead(reload.kind !== 'broken');
      show();
      tell(reload, prices.pricer.name, log);
    },
  });
  show();
  return { prices, stop: file === undefined ? () => undefined : watchFile(file, LOOK_EVERY_MS, () => prices.reload()) };
}

function tell(reload: Reload, book: string, log: FastifyBaseLogger): void {
  if (reload.kind === 'broken')
    log.error({ err: reload.error, book }, 'the price book cannot be used; the one that was in force before stays');
  if (reload.kind !== 'changed') return;
  if (reload.previous === book)
    log.warn({ book }, 'the price book changed and its revision did not: price ids name two different books; count the revision up');
  else log.info({ book, previous: reload.previous }, 'another price book is in force');
}
