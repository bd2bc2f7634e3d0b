import { once } from 'node:events';
import { createServer } from 'node:http';
import { APPLICATION_METRICS, ATTR_ERROR_TYPE, GEN_AI_METRICS, type ApplicationMetric } from '@spancost/conventions';
import { otlpLabel, otlpName } from '../../src/otlp-names.ts';

/** A stand-in for what an OpenTelemetry Collector shows Prometheus of an application's metrics. */
export interface OtlpExporter {
  /** `host:port`. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Every metric of an application under the name that Prometheus has for it, as two services tell them: one without errors, and one
 * all of whose calls end in one. All grow with each scrape.
 */
export async function startOtlpExporter(): Promise<OtlpExporter> {
  let scrapes = 0;
  const server = createServer((_, response) => {
    scrapes += 1;
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(`${page(scrapes).join('\n')}\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    address: `127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function page(scrapes: number): readonly string[] {
  return Object.values({ ...APPLICATION_METRICS, ...GEN_AI_METRICS }).flatMap((metric) =>
    (['', 'timeout'] as const).flatMap((error) => linesOf(metric, labelsOf(metric, error), scrapes)),
  );
}

function linesOf(metric: ApplicationMetric, labels: string, value: number): readonly string[] {
  if (metric.buckets === undefined) return [`${otlpName(metric, 'counter')}{${labels}} ${value}`];
  const name = otlpName(metric, 'histogram');
  const bounds = [...metric.buckets, '+Inf'];
  return [
    ...bounds.map((bound) => `${name}_bucket{${labels}, le="${bound}"} ${value}`),
    `${name}_count{${labels}} ${value}`,
    `${name}_sum{${labels}} ${value}`,
  ];
}

function labelsOf({ attributes }: ApplicationMetric, error: string): string {
  const own = attributes.map((key) => `${otlpLabel(key)}="${key === ATTR_ERROR_TYPE ? error : `some-${otlpLabel(key)}`}"`);
  return [`service="${error === '' ? 'shop' : 'backoffice'}"`, ...own].join(', ');
}
