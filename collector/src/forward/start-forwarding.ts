import type { FastifyBaseLogger } from 'fastify';
import type { CollectorConfig } from '../config/config.ts';
import type { Stop } from '../lifecycle/stop.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { Forwarder } from './forwarder.ts';

export interface StartForwardingOptions {
  readonly config: Pick<CollectorConfig, 'forward'>;
  readonly metrics: Pick<Metrics, 'forwarded'>;
  readonly tracing: Tracing;
  readonly stop: Stop;
  readonly log: FastifyBaseLogger;
}

/** Who is handed the requests of each signal; a signal without a target is missing. */
export type Forwarding = Readonly<Partial<Record<'traces' | 'metrics', Forwarder>>>;

/** Hands requests on to the targets of `forward`, counts what became of them, and logs what was not handed on. */
export function startForwarding({ config, metrics, tracing, stop, log }: StartForwardingOptions): Forwarding {
  const forwarderOf = (signal: 'traces' | 'metrics'): Forwarding => {
    const target = config.forward[signal];
    if (target === undefined) return {};
    const forwarder = new Forwarder({
      signal,
      target,
      tracing,
      onOutcome: (_, outcome, error) => {
        metrics.forwarded(signal, outcome);
        if (error !== undefined) log.warn({ signal, outcome, endpoint: target.endpoint, err: error }, 'a request was not handed on');
      },
    });
    stop.afterwards(() => forwarder.close(), `forward.${signal}.endpoint`);
    return { [signal]: forwarder };
  };
  return { ...forwarderOf('traces'), ...forwarderOf('metrics') };
}
