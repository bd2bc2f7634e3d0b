import type { FastifyBaseLogger } from 'fastify';
import type { ConfigMetrics } from '../metrics/config-metrics.ts';
import { watchFile } from '../files/watch-file.ts';
import { CurrentConfig, type ConfigReload, type CurrentConfigOptions } from './current-config.ts';

/** How often the file is looked at, in milliseconds; one that changed is read at the second look. */
const LOOK_EVERY_MS = 1000;

export interface StartConfigOptions extends Omit<CurrentConfigOptions, 'onReload'> {
  readonly log: FastifyBaseLogger;
}

/** The configuration in force, which tells of its readings once there is somewhere to. */
export interface FollowedConfig {
  readonly current: CurrentConfig;
  /** Begins to follow the file; returns what ends it. */
  readonly follow: (metrics: ConfigMetrics) => () => void;
}

/** The configuration in force, read again whenever its file changes once it is followed. */
export function startConfig({ log, ...options }: StartConfigOptions): FollowedConfig {
  let metrics: ConfigMetrics | undefined;
  let isBroken = false;
  let saidOfRestart = '';
  const tell = (reload: Exclude<ConfigReload, { kind: 'no_file' }>): void => {
    if (reload.kind === 'broken') {
      metrics?.broken();
      isBroken = true;
      log.error({ err: reload.error }, 'the configuration cannot be used; what was in force before stays');
      return;
    }
    metrics?.read(reload.atRestart.length);
    log.level = current.config.log.level;
    if (reload.live.length > 0 || isBroken) log.info({ options: reload.live }, 'the configuration was read again and is in force');
    isBroken = false;
    const { atRestart } = reload;
    if (atRestart.length > 0 && saidOfRestart !== atRestart.join())
      log.warn({ options: atRestart }, 'these options are written otherwise than they are in force; they take a restart');
    saidOfRestart = atRestart.join();
  };
  const current: CurrentConfig = new CurrentConfig({ ...options, onReload: tell });
  const file = options.source?.file;
  return {
    current,
    follow: (shown) => {
      metrics = shown;
      return file === undefined ? () => undefined : watchFile(file, LOOK_EVERY_MS, () => void current.reload());
    },
  };
}
