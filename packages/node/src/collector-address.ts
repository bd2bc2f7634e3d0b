import { getStringFromEnv, parseKeyPairsIntoRecord } from '@opentelemetry/core';
import type { RegisterOptions } from './options.ts';

/** Where the Spancost collector is: what the application says, else what the environment does, else this machine. */
export function collectorUrlOf({ collectorUrl }: RegisterOptions): string {
  const said = collectorUrl === false ? undefined : collectorUrl;
  return said ?? getStringFromEnv('SPANCOST_COLLECTOR_URL') ?? getStringFromEnv('OTEL_EXPORTER_OTLP_ENDPOINT') ?? 'http://localhost:4318';
}

/** What is sent along with requests to it: its API is behind the same token as its OTLP endpoint. */
export function collectorHeaders(): Readonly<Record<string, string>> {
  return parseKeyPairsIntoRecord(getStringFromEnv('OTEL_EXPORTER_OTLP_HEADERS'));
}

const COLLECTOR: unique symbol = Symbol.for('spancost.collector_url');

/** What all copies of this package in a process share. */
type ProcessWide = typeof globalThis & { [COLLECTOR]?: string };

/** Remembers where `register()` was told that the collector is, for questions to it. */
export function rememberCollectorUrl(options: RegisterOptions): void {
  if (options.collectorUrl === false) return;
  const shared: ProcessWide = globalThis;
  shared[COLLECTOR] = collectorUrlOf(options);
}

/** Where the collector is: as `register()` was told, else as the environment says it. */
export function registeredCollectorUrl(): string {
  const shared: ProcessWide = globalThis;
  return shared[COLLECTOR] ?? collectorUrlOf({});
}
