import { stringify } from 'yaml';

export interface PrometheusConfigOptions {
  /** Of the collector, as it is reached from this machine. */
  readonly collectorUrl: string;
  /** Of its own, and of Alertmanager. */
  readonly url: string;
  readonly alertmanagerUrl: string;
  /** The folder of the rules. */
  readonly rules: string;
  readonly scrapeIntervalMs: number;
  /** File with the token that the collector asks for. */
  readonly tokenFile?: string;
}

/** What stands for every address when listening, and for none when asking. */
const EVERY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '[::]': '[::1]' };

/** The text of `prometheus.yml`, for Prometheus 2.42 and 3. */
export function prometheusConfig({
  collectorUrl,
  url,
  alertmanagerUrl,
  rules,
  scrapeIntervalMs,
  tokenFile,
}: PrometheusConfigOptions): string {
  const interval = `${Math.max(1, Math.round(scrapeIntervalMs / 1000))}s`;
  const alertmanager = new URL(alertmanagerUrl);
  const at = {
    scheme: alertmanager.protocol.slice(0, -1),
    ...pathPrefix(alertmanager),
    static_configs: [{ targets: [targetOf(alertmanager)] }],
  };
  const collector = new URL(collectorUrl);
  const isTls = collector.protocol === 'https:';
  const config = {
    global: { scrape_interval: interval, evaluation_interval: interval },
    rule_files: [`${rules}/*.yaml`],
    alerting: { alertmanagers: [at] },
    scrape_configs: [
      {
        job_name: 'spancost',
        // It is this very machine; the names in its certificate are for others.
        ...(isTls ? { scheme: 'https', tls_config: { insecure_skip_verify: true } } : {}),
        ...(tokenFile === undefined ? {} : { authorization: { type: 'Bearer', credentials_file: tokenFile } }),
        static_configs: [{ targets: [targetOf(collector)] }],
        // The ledger is one, whichever collector shows it.
        relabel_configs: [{ target_label: 'instance', replacement: 'spancost' }],
      },
      {
        job_name: 'alertmanager',
        scheme: at.scheme,
        ...(at.path_prefix === undefined ? {} : { metrics_path: `${at.path_prefix.replace(/\/+$/, '')}/metrics` }),
        static_configs: at.static_configs,
      },
      { job_name: 'prometheus', static_configs: [{ targets: [targetOf(new URL(url))] }] },
    ],
  };
  return stringify(config, { aliasDuplicateObjects: false });
}

function targetOf({ hostname, port, protocol }: URL): string {
  const written = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return `${EVERY_ADDRESS[hostname] ?? hostname}:${written}`;
}

function pathPrefix({ pathname }: URL): { readonly path_prefix?: string } {
  return pathname === '/' ? {} : { path_prefix: pathname };
}
