import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { AlertmanagerFiles } from '@spancost/collector/config';
import { freePort } from './free-port.ts';
import { prometheusConfig } from './prometheus-config.ts';
import { ALERTMANAGER, pathsOf, PROMETHEUS } from './programs.ts';
import { rulesFolder } from './rules-folder.ts';
import { ServerProcess } from './server-process.ts';

/** How long Prometheus keeps what it has seen. */
const RETENTION = '90d';

export interface MonitoringOptions {
  /** The collector's; both have a folder beside it. */
  readonly ledger: string;
  readonly ports: { readonly prometheus: number; readonly alertmanager: number };
  /** An Alertmanager that somebody else runs; then none is started. */
  readonly alertmanagerUrl?: string;
  /** Where the collector writes Alertmanager's configuration, if that is written somewhere. */
  readonly configFile?: string;
  /** Alertmanager's configuration as it is now; the collector writes it again when it changes. */
  readonly alertmanagerFiles: () => AlertmanagerFiles;
  /** What the file of the templates is called. */
  readonly templateFile: string;
  readonly scrapeIntervalMs: number;
  readonly tokenFile?: string;
  /** The variable PATH. */
  readonly path: string | undefined;
  /** Told what happens to them, in sentences for people. */
  readonly tell: (sentence: string) => void;
}

interface FoundPrograms {
  readonly prometheus: string;
  /** Missing where none is to be started. */
  readonly alertmanager: string | undefined;
}

/** Prometheus and Alertmanager beside the collector, on this machine only. */
export class Monitoring {
  readonly alertmanagerUrl: string;
  /** What the collector writes Alertmanager's configuration to; missing where Alertmanager is somebody else's. */
  readonly configFile: string | undefined;
  readonly #options: MonitoringOptions;
  readonly #programs: FoundPrograms;
  readonly #url: string;
  readonly #servers: ServerProcess[] = [];

  private constructor(options: MonitoringOptions, programs: FoundPrograms, ports: MonitoringOptions['ports']) {
    this.#options = options;
    this.#programs = programs;
    this.#url = `http://127.0.0.1:${ports.prometheus}`;
    this.alertmanagerUrl = options.alertmanagerUrl ?? `http://127.0.0.1:${ports.alertmanager}`;
    this.configFile =
      options.configFile ?? (programs.alertmanager === undefined ? undefined : join(this.#folder('alertmanager'), 'alertmanager.yml'));
  }

  /** Looks for the programs and for free ports; starts nothing. @throws CommandError where one is missing or taken */
  static async prepare(options: MonitoringOptions): Promise<Monitoring> {
    const own = options.alertmanagerUrl === undefined;
    const [prometheus = '', alertmanager] = pathsOf(own ? [PROMETHEUS, ALERTMANAGER] : [PROMETHEUS], options.path);
    const ports = {
      prometheus: await freePort(options.ports.prometheus, '--prometheus-port'),
      alertmanager: own ? await freePort(options.ports.alertmanager, '--alertmanager-port') : 0,
    };
    return new Monitoring(options, { prometheus, alertmanager }, ports);
  }

  /** Before the collector, which gives it its configuration. */
  async startAlertmanager(): Promise<void> {
    const { alertmanagerFiles, templateFile } = this.#options;
    if (this.#programs.alertmanager === undefined || this.configFile === undefined) return;
    const { config, templates, retention } = alertmanagerFiles();
    mkdirSync(dirname(this.configFile), { recursive: true });
    // They hold URLs of Slack, which are secrets.
    writeFileSync(join(dirname(this.configFile), templateFile), templates, { mode: 0o600 });
    writeFileSync(this.configFile, config, { mode: 0o600 });
    await this.#start('Alertmanager', this.#programs.alertmanager, 'alertmanager', this.alertmanagerUrl, (folder) => [
      `--config.file=${this.configFile}`,
      `--storage.path=${join(folder, 'data')}`,
      // Unless told, it forgets after five days what it has told, and tells of a month's budget again.
      `--data.retention=${retention}`,
      `--web.listen-address=${new URL(this.alertmanagerUrl).host}`,
      // In links of mails; unless told, the name of this machine, at which it does not listen.
      `--web.external-url=${this.alertmanagerUrl}`,
      // There is only one.
      '--cluster.listen-address=',
    ]);
  }

  /** After the collector. @param collectorUrl Where it listens. */
  async startPrometheus(collectorUrl: string): Promise<void> {
    const { scrapeIntervalMs, tokenFile } = this.#options;
    const file = join(this.#folder('prometheus'), 'prometheus.yml');
    const config = prometheusConfig({
      collectorUrl,
      url: this.#url,
      alertmanagerUrl: this.alertmanagerUrl,
      rules: rulesFolder(),
      scrapeIntervalMs,
      ...(tokenFile === undefined ? {} : { tokenFile: resolve(tokenFile) }),
    });
    writeFileSync(file, config, { mode: 0o600 });
    await this.#start('Prometheus', this.#programs.prometheus, 'prometheus', this.#url, (folder) => [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--storage.tsdb.retention.time=${RETENTION}`,
      `--web.listen-address=${new URL(this.#url).host}`,
      `--web.external-url=${this.#url}`,
      '--enable-feature=exemplar-storage',
    ]);
  }

  /** Ends what was started, both at a time. */
  async stop(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.stop()));
  }

  async #start(name: string, program: string, folderName: string, url: string, args: (folder: string) => readonly string[]): Promise<void> {
    const { tell } = this.#options;
    const folder = this.#folder(folderName);
    const log = join(folder, `${folderName}.log`);
    this.#servers.push(await ServerProcess.start({ name, program, args: args(folder), log, url, onDeath: tell }));
    tell(`${name} at ${url} (data and log in ${folder})`);
  }

  /** Beside the ledger. */
  #folder(name: string): string {
    const folder = join(dirname(resolve(this.#options.ledger)), name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
