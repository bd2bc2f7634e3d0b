import type { FastifyInstance } from 'fastify';
import { expositionFormat } from '../metrics/exposition/exposition-format.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** How long a scraper waits unless it says: Prometheus' `scrape_timeout`. */
const DEFAULT_TIMEOUT_S = 10;

/** `GET /metrics`: OpenMetrics with exemplars for who asks for it, as Prometheus does, else Prometheus' text format. */
export async function metricsRoute(app: FastifyInstance, { metrics }: { readonly metrics: Metrics }): Promise<void> {
  app.route({
    method: 'GET',
    url: '/metrics',
    handler: async (request, reply) => {
      const { contentType, text } = await metrics.render(expositionFormat(request.raw), waitMs(request.headers));
      return reply.header('content-type', contentType).header('vary', 'accept').send(text);
    },
  });
}

/** Half of the time that the scraper has, so that the page still arrives if the ledger does not answer by then. */
function waitMs(headers: Readonly<Record<string, string | readonly string[] | undefined>>): number {
  const seconds = Number(headers['x-prometheus-scrape-timeout-seconds']);
  return ((seconds > 0 && seconds <= 3600 ? seconds : DEFAULT_TIMEOUT_S) * 1000) / 2;
}
