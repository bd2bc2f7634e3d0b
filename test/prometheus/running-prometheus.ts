import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../free-ports.ts';
import { startServer, type RunningServer } from '../../grafana/test/support/start-server.ts';

/** A real Prometheus, and what tests ask it. */
export interface RunningPrometheus extends RunningServer {
  /** All samples of the series that a selector finds within a time before a moment, an hour before now if missing; oldest first. */
  samples(selector: string, at?: number, within?: string): Promise<readonly Samples[]>;
  /** The one number that an expression is; 0 where it finds no series. @param at Seconds since the epoch; now if missing. */
  value(expression: string, at?: number): Promise<number>;
  /** What `/api/v1/query_exemplars` has of a metric in the last hour. */
  exemplars(selector: string): Promise<readonly Exemplar[]>;
}

export interface Samples {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since the epoch, and the value. */
  readonly values: readonly (readonly [number, number])[];
}

interface Exemplar {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface PrometheusOptions {
  readonly binary: string;
  /** Where it keeps its data; anew if it is empty. */
  readonly folder: string;
  /** `host:port` of what it scrapes twice a second; nothing if missing. */
  readonly target?: string;
}

export async function runPrometheus({ binary, folder, target }: PrometheusOptions): Promise<RunningPrometheus> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'prometheus.yml');
  const scrape = target === undefined ? '' : `scrape_configs:\n  - job_name: spancost\n    static_configs: [{ targets: ['${target}'] }]\n`;
  writeFileSync(file, `global: { scrape_interval: 500ms, scrape_timeout: 500ms }\n${scrape}`);
  const address = `127.0.0.1:${await freePort()}`;
  const server = await startServer(
    binary,
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--enable-feature=exemplar-storage',
    ],
    `http://${address}`,
    '/-/ready',
  );
  const ask = async <T>(path: string, parameters: Readonly<Record<string, string>>): Promise<T> => {
    const response = await fetch(`${server.url}/api/v1/${path}?${new URLSearchParams(parameters).toString()}`);
    const body = (await response.json()) as { readonly status: string; readonly error?: string; readonly data: T };
    if (body.status !== 'success') throw new Error(`${body.error} in ${JSON.stringify(parameters)}`);
    return body.data;
  };
  const atTime = (at: number | undefined): Readonly<Record<string, string>> => (at === undefined ? {} : { time: String(at) });
  return {
    ...server,
    async samples(selector, at, within = '1h') {
      const { result } = await ask<{ result: readonly { metric: Samples['labels']; values: readonly [number, string][] }[] }>('query', {
        query: `${selector}[${within}]`,
        ...atTime(at),
      });
      return result.map(({ metric, values }) => ({
        labels: metric,
        values: values.map(([time, value]) => [time, Number(value)] as const),
      }));
    },
    async value(expression, at) {
      const { result } = await ask<{ result: readonly { value: readonly [number, string] }[] }>('query', {
        query: expression,
        ...atTime(at),
      });
      if (result.length > 1) throw new Error(`${expression} is ${result.length} numbers`);
      return Number(result[0]?.value[1] ?? 0);
    },
    async exemplars(selector) {
      const end = Date.now() / 1000 + 60;
      const found = await ask<readonly { exemplars: readonly Exemplar[] }[]>('query_exemplars', {
        query: selector,
        start: String(end - 3600),
        end: String(end),
      });
      return found.flatMap(({ exemplars }) => exemplars);
    },
  };
}

/** How much all series of a counter grew from their first sample to their last one. */
export function growth(series: readonly Samples[]): number {
  return series.reduce((sum, { values }) => sum + ((values.at(-1)?.[1] ?? 0) - (values[0]?.[1] ?? 0)), 0);
}
