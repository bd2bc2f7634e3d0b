import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { launch, type Contender } from './server.ts';

const VERSION = '20.26.1';
const FOLDER = join(import.meta.dirname, `../../../../node_modules/.cache/spancost/phoenix-${VERSION}`);

/** Phoenix of Arize with its default storage, a SQLite file. */
export const PHOENIX: Contender = {
  name: `arize-phoenix ${VERSION}`,
  keeps: 'each span queued in memory, then in SQLite; sent 2,000 at a time, as it stores next to nothing while more are waiting',
  portion: 2000,
  async start() {
    const program = await install();
    return launch({
      command: program,
      args: () => ['serve'],
      env: (folder, port) => ({
        PHOENIX_WORKING_DIR: folder,
        PHOENIX_HOST: '127.0.0.1',
        PHOENIX_PORT: String(port),
        PHOENIX_GRPC_PORT: '0',
        PHOENIX_TELEMETRY_ENABLED: 'false',
      }),
      readyPath: '/healthz',
      readyWithinMs: 120_000,
      stored: async (folder) => countSpans(join(folder, 'phoenix.db')),
    });
  },
};

/** Installs it from PyPI, once. @returns The path of its program. */
async function install(): Promise<string> {
  const run = promisify(execFile);
  const program = join(FOLDER, 'bin/phoenix');
  if (existsSync(program)) return program;
  await run('python3', ['-m', 'venv', FOLDER]);
  await run(join(FOLDER, 'bin/pip'), ['install', '--quiet', `arize-phoenix==${VERSION}`], { maxBuffer: 2 ** 24 });
  return program;
}

function countSpans(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS spans FROM spans').get()?.['spans']);
  } finally {
    database.close();
  }
}
