import { explorePath } from '@spancost/conventions';
import type { CollectorConfig } from '../../../config/config.ts';
import type { CallIdentity } from '../../../ledger/entry.ts';

/** How far around a call Grafana looks for the rest of its trace. */
const HOUR_MS = 3_600_000;

/** Where the trace of a call can be looked at; null for a call without one, and where nobody said. */
export function traceUrlOf(call: CallIdentity, { links, alerting }: Pick<CollectorConfig, 'links' | 'alerting'>): string | null {
  const { traceId, spanId, calledAt, duration = 0 } = call;
  if (traceId === '') return null;
  if (links.trace !== undefined)
    return links.trace.replaceAll('{trace_id}', encodeURIComponent(traceId)).replaceAll('{span_id}', encodeURIComponent(spanId));
  if (alerting.grafanaUrl === undefined) return null;
  const from = String(calledAt - HOUR_MS);
  const to = String(calledAt + Math.ceil(duration * 1000) + HOUR_MS);
  return alerting.grafanaUrl.replace(/\/+$/, '') + explorePath({ query: traceId, from, to });
}
