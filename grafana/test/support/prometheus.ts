import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { GRAFANA, REPOSITORY } from './paths.ts';
import { freePort } from '../../../test/free-ports.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { viewerTokenFile } from './viewer-token.ts';

/** How a test's Prometheus differs from the one of docker-compose.yml. */
export interface PrometheusOptions {
  readonly binary: string;
  /** `host:port` of what it scrapes at `/metrics`. */
  readonly target: string;
  /** File with the bearer token; the one of the tests' exporter if missing. */
  readonly tokenFile?: string;
  /** `host:port` of Alertmanager. */
  readonly alertmanager?: string;
}

/** The configuration of deploy/, with other addresses and twice a second instead of every 15 seconds. */
export function prometheusConfig(options: Omit<PrometheusOptions, 'binary'>): string {
  const config = parse(readFileSync(join(REPOSITORY, 'deploy/prometheus/prometheus.yml'), 'utf8'));
  config.global = { scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '500ms' };
  config.rule_files = [join(GRAFANA, 'rules/*.yaml')];
  config.alerting.alertmanagers[0].static_configs[0].targets = options.alertmanager === undefined ? [] : [options.alertmanager];
  const [scrape] = config.scrape_configs;
  config.scrape_configs = [scrape];
  scrape.authorization.credentials_file = options.tokenFile ?? viewerTokenFile();
  scrape.static_configs[0].targets = [options.target];
  return stringify(config);
}

/** A real Prometheus with the configuration of deploy/ on a free port and an empty folder. */
export async function startPrometheus(options: PrometheusOptions): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-prometheus-'));
  const file = join(folder, 'prometheus.yml');
  writeFileSync(file, prometheusConfig(options));
  const address = `127.0.0.1:${await freePort()}`;
  const args = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=${address}`,
    '--enable-feature=exemplar-storage',
  ];
  return startServer(options.binary, args, `http://${address}`, '/-/ready');
}
