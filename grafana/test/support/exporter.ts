import { once } from 'node:events';
import { createServer } from 'node:http';
import { COLLECTOR_METRICS, type CollectorMetricKey } from '@spancost/conventions';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { VIEWER_TOKEN } from './viewer-token.ts';

type Labels = Readonly<Record<string, string>>;

/** A stand-in for the collector's `/metrics`: its families, values that a test sets, its token. */
export interface Exporter {
  /** `host:port`. */
  readonly address: string;
  set(metric: CollectorMetricKey, labels: Labels, value: number): void;
  add(metric: CollectorMetricKey, labels: Labels, value: number): void;
  /** Called before each scrape is answered. */
  onScrape(listener: () => void): void;
  close(): Promise<void>;
}

/** Serves every family of COLLECTOR_METRICS, without series at first, to holders of the viewer token. */
export async function startExporter(): Promise<Exporter> {
  const registry = new Registry();
  const families = new Map(Object.entries(COLLECTOR_METRICS).map(([key, metric]) => [key, family(registry, metric)]));
  let scraped = (): void => {};
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${VIEWER_TOKEN}`) {
      response.writeHead(401).end();
      return;
    }
    scraped();
    void registry.metrics().then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `127.0.0.1:${address.port}`,
    set(metric, labels, value) {
      const found = families.get(metric);
      if (!(found instanceof Gauge)) throw new Error(`${metric} is no gauge`);
      found.set(labels, value);
    },
    add(metric, labels, value) {
      const found = families.get(metric);
      if (found instanceof Counter) found.inc(labels, value);
      else if (found instanceof Histogram) found.observe(labels, value);
      else throw new Error(`${metric} is a gauge`);
    },
    onScrape(listener) {
      scraped = listener;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function family(registry: Registry, metric: (typeof COLLECTOR_METRICS)[CollectorMetricKey]): Counter | Gauge | Histogram {
  const { name, help, type, buckets = [] } = metric;
  const options = { name, help, labelNames: [...metric.labels], registers: [registry] };
  if (type === 'counter') return new Counter(options);
  return type === 'gauge' ? new Gauge(options) : new Histogram({ ...options, buckets: [...buckets] });
}
