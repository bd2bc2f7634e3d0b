import type { AlertmanagerProblem } from '@spancost/conventions';
import { AlertmanagerError, type Alertmanager } from './alertmanager.ts';
import type { AlertmanagerFiles } from './alertmanager-config.ts';
import type { ConfigFiles, FoundFiles } from './config-files.ts';

/** How long after a failure it is tried again at first, and at most; each time twice as long. Milliseconds. */
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;

/** What Alertmanager should have. */
export interface Wanted {
  /** Changes whenever anything of the rest does. */
  readonly key: string;
  readonly files: () => AlertmanagerFiles;
  readonly at: ConfigFiles;
  /** Missing where nobody is asked to read the files again. */
  readonly alertmanager?: Alertmanager;
}

/** What became of an attempt to give it to Alertmanager. */
export type Given =
  | { readonly kind: 'given'; readonly problems: readonly string[] }
  | { readonly kind: 'failed'; readonly why: AlertmanagerProblem; readonly error: unknown; readonly isNew: boolean };

export interface ConfigurerOptions {
  /** Undefined where no configuration is written. */
  readonly wanted: () => Wanted | undefined;
  readonly onGiven: (given: Given) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
}

/**
 * Keeps Alertmanager at the configuration that is wanted. What it refuses is taken back, so that it starts with a good one; what did
 * not work is tried again, sooner if something else is wanted by then. Never throws.
 */
export class Configurer {
  readonly #options: ConfigurerOptions;
  #given: string | undefined;
  /** What is put back where Alertmanager refuses: what it was given last, or what was there before it was given anything. */
  #good: { readonly at: string; readonly files: FoundFiles } | undefined;
  #failed: { readonly key: string; readonly why: AlertmanagerProblem; readonly times: number; readonly at: number } | undefined;
  #running: Promise<Given> | undefined;

  constructor(options: ConfigurerOptions) {
    this.#options = options;
  }

  /** Gives it what it does not have yet, if it is time. Once at a time. */
  async look(): Promise<void> {
    const wanted = this.#options.wanted();
    if (wanted === undefined || wanted.key === this.#given || !this.#isTime(wanted.key)) await this.#running;
    else await this.#start(wanted);
  }

  /** Gives it what is wanted now, whenever it was tried last. @returns what was wrong with it; undefined for nothing */
  async now(): Promise<Given | undefined> {
    await this.#running;
    const wanted = this.#options.wanted();
    if (wanted === undefined || wanted.key === this.#given) return undefined;
    const given = await this.#start(wanted);
    return given.kind === 'failed' ? given : undefined;
  }

  #start(wanted: Wanted): Promise<Given> {
    this.#running ??= this.#tell(wanted).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #tell(wanted: Wanted): Promise<Given> {
    const given = await this.#give(wanted);
    this.#options.onGiven(given);
    return given;
  }

  #isTime(key: string): boolean {
    const failed = this.#failed;
    if (failed === undefined || failed.key !== key) return true;
    return this.#options.monotonic() - failed.at >= Math.min(FIRST_RETRY_MS * 2 ** (failed.times - 1), LONGEST_RETRY_MS);
  }

  async #give(wanted: Wanted): Promise<Given> {
    try {
      const made = await this.#write(wanted);
      this.#good = { at: wanted.at.path, files: made };
      this.#given = wanted.key;
      this.#failed = undefined;
      return { kind: 'given', problems: made.problems };
    } catch (error) {
      const why = error instanceof AlertmanagerError ? error.kind : 'not_written';
      const before = this.#failed?.key === wanted.key ? this.#failed : undefined;
      this.#failed = { key: wanted.key, why, times: (before?.times ?? 0) + 1, at: this.#options.monotonic() };
      // What it has now is not what it was last given for certain.
      this.#given = undefined;
      return { kind: 'failed', why, error, isNew: before?.why !== why };
    }
  }

  async #write({ files, at, alertmanager }: Wanted): Promise<AlertmanagerFiles> {
    const made = files();
    if (this.#good?.at !== at.path) this.#good = { at: at.path, files: await at.read() };
    const { files: good } = this.#good;
    await at.write(made);
    try {
      await alertmanager?.reload();
    } catch (error) {
      if (error instanceof AlertmanagerError && error.kind === 'refused') await at.write(good);
      throw error;
    }
    return made;
  }
}
