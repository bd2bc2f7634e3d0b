import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openConfig, startCollector, type CollectorDependencies } from '@spancost/collector';
import { onTestFinished } from 'vitest';
import { temporaryFolder, withRequests, type RunningCollector } from '../running-collector.ts';

/** SHA-256 as `auth.tokens` has it. */
export const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A collector that was started from a file, and how to write another one in its place. */
export interface FollowedCollector extends RunningCollector {
  readonly file: string;
  readonly logged: readonly Record<string, unknown>[];
  write(text: string): void;
}

const BASE = 'listen: { port: 0 }\nledger: { path: l.duckdb }\nmetrics: { scrape_interval: 1ms }\n';

/** @param text What the file says besides where to listen and where the ledger is. */
export async function followedCollector(text: string, dependencies: Pick<CollectorDependencies, 'clock'> = {}): Promise<FollowedCollector> {
  const file = join(temporaryFolder(), 'spancost.yaml');
  const write = (each: string): void => writeFileSync(file, BASE + each);
  write(text);
  const source = openConfig(file, {});
  const logged: Record<string, unknown>[] = [];
  const { default: pino } = await import('pino');
  const logger = pino({ level: source.config.log.level }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const collector = await startCollector(source.config, { ...dependencies, source, logger });
  onTestFinished(() => collector.close());
  return { ...withRequests(collector, source.config), file, logged, write };
}
