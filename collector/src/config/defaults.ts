import type { CollectorConfig, ForwardTarget } from './config.ts';
import { resolveGroup } from './declaration/resolve.ts';
import { FORWARD } from './options/forward.ts';
import { toConfig } from './load-config.ts';

const IN_NO_FOLDER = (): undefined => undefined;

/** A collector without a configuration file: loopback, a ledger below the working directory, the packaged prices. */
export const DEFAULT_CONFIG: CollectorConfig = toConfig({ checked: {}, folderOf: IN_NO_FOLDER });

/** What a forward target has unless it says otherwise. */
export const DEFAULT_FORWARD: Omit<ForwardTarget, 'endpoint'> = targetDefaults();

function targetDefaults(): Omit<ForwardTarget, 'endpoint'> {
  const { endpoint: _, ...rest } = resolveGroup(FORWARD, { traces: {} }, IN_NO_FOLDER).traces ?? {};
  return rest as Omit<ForwardTarget, 'endpoint'>;
}
