import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** What an application with many callers did. */
export interface CallersReport {
  /** Calls that were sent and answered, in milliseconds since the epoch. */
  readonly sent: { readonly begun: number; readonly ended: number }[];
  readonly refused: number;
  readonly lastRefusal?: string;
  /** Whatever else went wrong with a call. */
  readonly errors: string[];
  readonly unhandled: string[];
}

export interface CallersOptions {
  readonly callers: number;
  readonly collectorUrl: string;
  readonly providersUrl: string;
  readonly refreshMs: number;
  readonly maxAgeMs: number;
  /** How long usage events wait before they are sent. */
  readonly exportDelayMs: number;
  readonly failClosed?: boolean;
  /** Begins to call without knowing how budgets stand. */
  readonly collectorIsAway?: boolean;
}

/** The application of `callers.ts`, in a process of its own. */
export class RunningCallers {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #printed = '';

  private constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#process = child;
    child.stdout.on('data', (data: Buffer) => (this.#printed += data.toString()));
  }

  /** Resolves when it knows how budgets stand and begins to call. */
  static async start(options: CallersOptions): Promise<RunningCallers> {
    const child = spawn(process.execPath, ['--conditions=@spancost/source', join(import.meta.dirname, 'callers.ts')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        CALLERS: String(options.callers),
        REFRESH_MS: String(options.refreshMs),
        MAX_AGE_MS: String(options.maxAgeMs),
        FAIL_CLOSED: String(options.failClosed ?? false),
        COLLECTOR_IS_AWAY: String(options.collectorIsAway ?? false),
        OTEL_EXPORTER_OTLP_ENDPOINT: options.collectorUrl,
        OTEL_BLRP_SCHEDULE_DELAY: String(options.exportDelayMs),
        OTEL_TRACES_SAMPLER: 'always_off',
        OTEL_METRICS_EXPORTER: 'none',
        OPENAI_BASE_URL: `${options.providersUrl}/openai/v1`,
        OPENAI_API_KEY: 'test',
      },
    });
    const running = new RunningCallers(child);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`the application ended with ${child.exitCode}`);
    return running;
  }

  /** Lets the calls end that are under way; resolves when the process has ended by itself. */
  async stop(): Promise<CallersReport> {
    const ended = once(this.#process, 'close');
    this.#process.stdin.end('stop\n');
    const [code] = await ended;
    if (code !== 0) throw new Error(`the application ended with ${String(code)}: ${this.#printed}`);
    return JSON.parse(this.#printed.trim().split('\n').at(-1) ?? '') as CallersReport;
  }

  /** For the end of a test that failed. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
