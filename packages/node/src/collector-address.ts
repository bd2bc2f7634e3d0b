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
