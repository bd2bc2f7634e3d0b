import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../free-ports.ts';

/** Configurations as they are shipped. */
export const OTELCOL_CONFIGS: string = join(import.meta.dirname, '../../collector/otelcol');

export interface OtelcolOptions {
  readonly binary: string;
  /** A file of {@link OTELCOL_CONFIGS}. */
  readonly config: string;
  /** For the queue and for what differs on this machine. */
  readonly folder: string;
  /** What differs beside ports and folders, as a configuration that is merged over the shipped one. */
  readonly exporters: Readonly<Record<string, object>>;
  readonly extensions?: Readonly<Record<string, object>>;
  readonly processors?: Readonly<Record<string, object>>;
}

/** The stock OpenTelemetry Collector with a shipped configuration, as a process that can be killed and started again as it was. */
export class OtelcolProcess {
  /** OTLP/HTTP. */
  readonly url: string;
  /** OTLP/gRPC, where the configuration has it. */
  readonly grpcUrl: string;
  readonly #command: readonly [string, readonly string[]];
  readonly #health: string;
  readonly #metrics: string;
  #process: ChildProcess | undefined;
  #output = '';

  private constructor(command: readonly [string, readonly string[]], ports: readonly number[]) {
    const [http, grpc, health, metrics] = ports.map((port) => `http://127.0.0.1:${port}`);
    this.#command = command;
    this.url = http ?? '';
    this.grpcUrl = grpc ?? '';
    this.#health = health ?? '';
    this.#metrics = `${metrics}/metrics`;
  }

  static async start({ binary, config, folder, exporters, extensions = {}, processors = {} }: OtelcolOptions): Promise<OtelcolProcess> {
    const ports = await freePorts(4);
    const [http, grpc, health, metrics] = ports;
    const hasGrpc = config === 'config.yaml';
    const here = {
      extensions: {
        health_check: { endpoint: `127.0.0.1:${health}` },
        ...extensions,
        'file_storage/queue': { directory: join(folder, 'queue') },
      },
      receivers: {
        otlp: {
          protocols: {
            http: { endpoint: `127.0.0.1:${http}` },
            ...(hasGrpc ? { grpc: { endpoint: `127.0.0.1:${grpc}` } } : {}),
          },
        },
      },
      processors,
      exporters,
      service: {
        telemetry: {
          logs: { level: 'warn' },
          metrics: { readers: [{ pull: { exporter: { prometheus: { host: '127.0.0.1', port: metrics } } } }] },
        },
      },
    };
    const overlay = join(folder, `over-${config}`);
    // JSON is YAML.
    writeFileSync(overlay, JSON.stringify(here));
    const otelcol = new OtelcolProcess([binary, ['--config', join(OTELCOL_CONFIGS, config), '--config', overlay]], ports);
    await otelcol.start();
    return otelcol;
  }

  async start(): Promise<void> {
    const [binary, args] = this.#command;
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    child.stdout.on('data', (data) => (this.#output += String(data)));
    child.stderr.on('data', (data) => (this.#output += String(data)));
    const deadline = Date.now() + 20_000;
    while (!(await isAnswering(this.#health))) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`otelcol was not ready in 20 s, or ended with ${child.exitCode}:\n${this.#output}`);
      await sleep(50);
    }
  }

  /** SIGKILL: what is not on disk is gone. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exit;
  }

  /** Sum of its own metrics whose name begins like this; 0 where there is none. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(this.#metrics)).text();
    const samples = text.split('\n').filter((line) => line.startsWith(name));
    return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }

  /** What it has written since it was first started. */
  get output(): string {
    return this.#output;
  }
}

async function isAnswering(url: string): Promise<boolean> {
  return await fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
