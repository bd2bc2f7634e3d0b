import type { CollectorConfig } from '../config/config.ts';
import type { ConfigSource } from '../config/config-source.ts';
import { OPTIONS, type WrittenConfig } from '../config/options.ts';
import { changesOf, liveView, type Changes } from './live-view.ts';

/** What became of reading `spancost.yaml` again. */
export type ConfigReload =
  | ({ readonly kind: 'read' } & Changes)
  /** What was in force before stays in force. */
  | { readonly kind: 'broken'; readonly error: unknown }
  /** There is no file to be read again. */
  | { readonly kind: 'no_file' };

export interface CurrentConfigOptions {
  readonly start: CollectorConfig;
  /** Missing if there is nothing to be read again. */
  readonly source?: Pick<ConfigSource, 'file' | 'read'>;
  /** Throws for a configuration that can be read and must not be used. */
  readonly check: (config: WrittenConfig) => void;
  /** Told of every reading. */
  readonly onReload: (reload: Exclude<ConfigReload, { kind: 'no_file' }>) => void;
}

/** The configuration in force: as it was at the start, but for its live options, which are those of the last good reading. */
export class CurrentConfig {
  readonly #options: CurrentConfigOptions;
  #latest: WrittenConfig;
  /** Reads the live options at the moment; never spread it for who lives longer. */
  readonly config: CollectorConfig;

  constructor(options: CurrentConfigOptions) {
    const { start } = options;
    this.#options = options;
    this.#latest = start;
    this.config = liveView(OPTIONS, start, () => ({ ...this.#latest, pricer: start.pricer }));
  }

  /** Reads the file again, now. One that cannot be used changes nothing. */
  reload(): ConfigReload {
    const { source, onReload } = this.#options;
    if (source?.file === undefined) return { kind: 'no_file' };
    const reload = this.#read(source.read);
    onReload(reload);
    return reload;
  }

  #read(read: () => WrittenConfig): Exclude<ConfigReload, { kind: 'no_file' }> {
    const { start, check } = this.#options;
    try {
      const latest = read();
      check(latest);
      const { live } = changesOf(OPTIONS, this.#latest, latest);
      const { atRestart } = changesOf(OPTIONS, start, latest);
      this.#latest = latest;
      return { kind: 'read', live, atRestart };
    } catch (error) {
      return { kind: 'broken', error };
    }
  }
}
