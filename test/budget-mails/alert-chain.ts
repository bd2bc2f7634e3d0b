import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { GPT5, span, traces, type Attributes } from '../../collector/test/otlp-json.ts';
import { startMailSink, type MailSink } from '../../grafana/test/support/mail-sink.ts';
import { GRAFANA, REPOSITORY } from '../../grafana/test/support/paths.ts';
import { runAlertmanager } from '../../grafana/test/support/run-alertmanager.ts';
import { freePort } from '../free-ports.ts';
import { startServer, type RunningServer } from '../../grafana/test/support/start-server.ts';
import { CollectorProcess } from '../reconciliation/collector-process.ts';
import { startHookSink, type HookSink } from './hook-sink.ts';

/** A collector, Prometheus and Alertmanager that are real, and who they tell. */
export interface AlertChain {
  readonly collector: CollectorProcess;
  readonly prometheus: RunningServer;
  readonly alertmanager: RunningServer;
  readonly mail: MailSink;
  readonly hook: HookSink;
  /** Charges a call of gpt-5 with so many output tokens, $10 a million: 85,000 are $0.85. */
  spend(outputTokens: number, calls: Attributes | readonly Attributes[], at?: number): Promise<void>;
  /** Changes `spancost.yaml` and has it read again. */
  rewrite(change: (config: ChainConfig) => void): Promise<void>;
  post(path: string, body?: unknown, method?: string): Promise<Response>;
  close(): Promise<void>;
}

/** A budget as it is written. */
export interface ChainBudget {
  readonly name: string;
  readonly recipients: { readonly email?: string[]; readonly webhook?: string[] };
  readonly [option: string]: unknown;
}

/** What of `spancost.yaml` a test writes. */
interface ChainConfig {
  budgets: ChainBudget[];
  alerting: Record<string, unknown>;
}

interface ChainOptions {
  readonly prometheus: string;
  readonly alertmanager: string;
  readonly budgets: (hook: string) => ChainConfig['budgets'];
}

/** Starts everything; the rules are those that are shipped, the intervals shorter. */
export async function startChain({
  prometheus: prometheusBinary,
  alertmanager: alertmanagerBinary,
  budgets,
}: ChainOptions): Promise<AlertChain> {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-mails-'));
  const mail = await startMailSink();
  const hook = await startHookSink();
  const [port, prometheusPort] = [await freePort(), await freePort()];
  const configFile = join(folder, 'alertmanager.yml');
  const config: ChainConfig = {
    budgets: budgets(hook.url),
    alerting: {
      alertmanager_url: `http://127.0.0.1:${port}`,
      config_file: configFile,
      grafana_url: 'http://localhost:3000',
      smtp: { smarthost: mail.address, from: 'spancost@example.com', require_tls: false },
      operators: { email: ['ops@example.com'] },
      group_wait: '2s',
      group_interval: '1s',
    },
  };
  const file = join(folder, 'spancost.yaml');
  const write = (): void =>
    writeFileSync(
      file,
      stringify({
        ledger: { path: join(folder, 'ledger.duckdb') },
        metrics: { scrape_interval: '500ms' },
        log: { level: 'warn' },
        ...config,
      }),
    );
  write();
  const collector = await CollectorProcess.start(file);
  await there(configFile);
  const alertmanager = await runAlertmanager({ binary: alertmanagerBinary, configFile, port });
  const prometheusFile = join(folder, 'prometheus.yml');
  writeFileSync(prometheusFile, prometheusConfig(new URL(collector.url).host, `127.0.0.1:${port}`));
  const address = `127.0.0.1:${prometheusPort}`;
  const prometheus = await startServer(
    prometheusBinary,
    [`--config.file=${prometheusFile}`, `--storage.tsdb.path=${join(folder, 'prometheus')}`, `--web.listen-address=${address}`],
    `http://${address}`,
    '/-/ready',
  );
  const post = (path: string, body?: unknown, method = 'POST'): Promise<Response> =>
    fetch(collector.url + path, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  return {
    collector,
    prometheus,
    alertmanager,
    mail,
    hook,
    post,
    async spend(outputTokens, calls, at = Date.now()) {
      const usage = { ...GPT5, 'gen_ai.usage.input_tokens': 0, 'gen_ai.usage.output_tokens': outputTokens };
      const spans = [calls].flat().map((attributes) => span({ start: at, durationMs: 1, attributes: { ...usage, ...attributes } }));
      const { status } = await post('/v1/traces', traces(spans));
      if (status !== 200) throw new Error(`the collector answered ${status}`);
    },
    async rewrite(change) {
      change(config);
      write();
      const response = await post('/api/v1/config/reload');
      if (!response.ok) throw new Error(await response.text());
    },
    async close() {
      await prometheus.stop();
      await alertmanager.stop();
      await collector.stop();
      await mail.close();
      await hook.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The shipped configuration without its tokens, twice a second. */
function prometheusConfig(target: string, alertmanager: string): string {
  const shipped = parse(readFileSync(join(REPOSITORY, 'deploy/prometheus/prometheus.yml'), 'utf8'));
  const [{ authorization: _, ...scrape }] = shipped.scrape_configs;
  return stringify({
    ...shipped,
    global: { scrape_interval: '500ms', scrape_timeout: '500ms', evaluation_interval: '500ms' },
    rule_files: [join(GRAFANA, 'rules/*.yaml')],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    scrape_configs: [{ ...scrape, static_configs: [{ targets: [target] }] }],
  });
}

async function there(file: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      readFileSync(file);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}
