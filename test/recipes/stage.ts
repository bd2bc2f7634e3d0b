import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { CallRow, CallsPage } from '@spancost/api';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { freePort } from '../free-ports.ts';
import { CollectorProcess } from '../reconciliation/collector-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'packages/cli/src/main.ts');

/** What a reader of a recipe has: an application's folder, a collector, and keys of providers. */
export class Stage {
  readonly folder: string;
  readonly collector: CollectorProcess;
  readonly providers: ProvidersServer;
  readonly #children: ChildProcess[] = [];

  private constructor(folder: string, collector: CollectorProcess, providers: ProvidersServer) {
    this.folder = folder;
    this.collector = collector;
    this.providers = providers;
  }

  /** @param config What `spancost.yaml` has besides the ledger. */
  static async set(config = ''): Promise<Stage> {
    // Inside the repository, so that packages are found.
    const folder = mkdtempSync(join(import.meta.dirname, '.stage-'));
    const file = join(folder, 'spancost.yaml');
    writeFileSync(file, `ledger:\n  path: ${JSON.stringify(join(folder, 'ledger.duckdb'))}\n${config}`);
    return new Stage(folder, await CollectorProcess.start(file), await startProviders());
  }

  /** Writes a file of a recipe into the application's folder. */
  write(name: string, content: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  /** Runs a program to its end; what it printed. */
  async run(file: string, options: readonly string[] = []): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@spancost/source', ...options, file], {
      cwd: this.folder,
      env: this.env(),
    });
    return stdout;
  }

  /** Starts a server of a recipe on a free port; its address. */
  async serve(file: string): Promise<string> {
    const port = await freePort();
    const child = spawn(process.execPath, ['--conditions=@spancost/source', file], {
      cwd: this.folder,
      env: { ...this.env(), PORT: String(port) },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#children.push(child);
    const url = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < 300; attempt += 1) {
      if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
      if (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        return url;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${file} does not listen`);
  }

  /** Ends what serves, as a deployment does. */
  async end(): Promise<void> {
    for (const child of this.#children.splice(0)) {
      if (child.exitCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
  }

  /** Runs commands of a recipe as they stand, with `npx spancost` as what is here, at this stage's collector. */
  async shell(code: string): Promise<string> {
    const script = `set -euo pipefail
npx() { shift; ${JSON.stringify(process.execPath)} --conditions=@spancost/source ${JSON.stringify(MAIN)} "$@"; }
${code.replaceAll('http://127.0.0.1:4318', this.collector.url)}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: this.folder,
      env: { ...this.env(), NO_COLOR: '1' },
    });
    return stdout;
  }

  async calls(query = ''): Promise<readonly CallRow[]> {
    const response = await fetch(`${this.collector.url}/api/v1/usage${query}`);
    return ((await response.json()) as CallsPage).calls;
  }

  async clear(): Promise<void> {
    await this.end();
    await this.collector.stop();
    await this.providers.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** What a program of a reader is started with. */
  env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: this.folder,
      OTEL_EXPORTER_OTLP_ENDPOINT: this.collector.url,
      SPANCOST_URL: this.collector.url,
      OPENAI_BASE_URL: `${this.providers.url}/openai/v1`,
      OPENAI_API_KEY: 'any',
      ANTHROPIC_BASE_URL: `${this.providers.url}/anthropic`,
      ANTHROPIC_API_KEY: 'any',
    };
  }
}
