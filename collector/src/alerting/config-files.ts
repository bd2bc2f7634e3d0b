import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TEMPLATE_FILE, type AlertmanagerFiles } from './alertmanager-config.ts';

/** Rights of a file that was not there before: its owner alone reads it, because URLs of Slack are secrets. */
const SECRET_MODE = 0o600;

/** What is in the files; undefined for one that is not there. */
export interface FoundFiles {
  readonly config: string | undefined;
  readonly templates: string | undefined;
}

/** What {@link AlertmanagerFiles} are on disk: `config_file`, and the templates beside it. */
export class ConfigFiles {
  readonly path: string;
  readonly #templates: string;

  constructor(configFile: string) {
    this.path = configFile;
    this.#templates = join(dirname(configFile), TEMPLATE_FILE);
  }

  async read(): Promise<FoundFiles> {
    return { config: await textOf(this.path), templates: await textOf(this.#templates) };
  }

  /** Puts each in its place as a whole, where it differs; the configuration, which names the templates, last. */
  async write({ config, templates }: FoundFiles | AlertmanagerFiles): Promise<void> {
    await put(this.#templates, templates);
    await put(this.path, config);
  }
}

async function put(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) return rm(file, { force: true });
  if ((await textOf(file)) === text) return;
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(beside, 'wx', SECRET_MODE);
    try {
      await handle.chmod(await modeOf(file));
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function textOf(file: string): Promise<string | undefined> {
  return unlessMissing(readFile(file, 'utf8'));
}

/** Those of the file that is replaced, so that whoever may read it still may. */
async function modeOf(file: string): Promise<number> {
  const found = await unlessMissing(stat(file));
  return found === undefined ? SECRET_MODE : found.mode & 0o777;
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
