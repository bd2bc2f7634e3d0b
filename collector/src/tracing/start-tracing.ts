import type { FastifyInstance } from 'fastify';
import type { TracesConfig } from '../config/config.ts';
import { NO_TRACING, type Tracing } from './tracing.ts';

/** Traces of the collector's own work on requests. */
export interface RequestTracing extends Tracing {
  /** Says of which instance telemetry is that the request under way holds: of itself a collector tells nothing. */
  holds(instanceIds: Iterable<string>): void;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
}

const NOTHING: RequestTracing = {
  ...NO_TRACING,
  holds: () => undefined,
  stop: async () => undefined,
};

/** Follows requests to the routes that are added after it, if the configuration says where to tell of them. */
export async function startTracing(app: FastifyInstance, config: TracesConfig | undefined): Promise<RequestTracing> {
  if (config === undefined) return NOTHING;
  // Loaded here, so that a collector that tells nobody does without the SDK.
  const { traceRequests } = await import('./request-tracing.ts');
  return traceRequests(app, config);
}
