import { alert } from '../alert.ts';
import { boardPath } from '../board-path.ts';
import type { AlertRule } from '../rule.ts';
import { LOST, QUEUE_CAPACITY, QUEUE_SIZE } from './otelcol-series.ts';

/** Share of a queue that is filled for so long that whatever it waits for is not back soon. */
export const QUEUE_FILLED = 0.5;

/** A series that appears with its first failure has no increase; the second half sees it all the same. */
const IS_LOST = LOST.map((lost) => `sum by (exporter) (increase(${lost}[15m]) > 0 or (${lost} unless ${lost} offset 15m) > 0)`).join(
  ' or ',
);

/** The stock OpenTelemetry Collector on the way to the ledger, where it is there and scraped; silent where it is not. */
export const otelcolAlerts: readonly AlertRule[] = [
  alert('SpancostQueueFills', {
    expr: `max by (exporter, data_type) (${QUEUE_SIZE} / ${QUEUE_CAPACITY}) > ${QUEUE_FILLED}`,
    for: '10m',
    severity: 'warning',
    category: 'health',
    summary:
      'The OpenTelemetry Collector cannot hand on {{ $labels.data_type }}: its queue to {{ $labels.exporter }} is at {{ humanizePercentage $value }}',
    description:
      'What it sends to is down or too slow. Nothing is lost before the queue is full; then senders wait, and drop what they cannot keep. See whether the receiver is ready, and give the disk of the queue more room if it takes long.',
    dashboard: boardPath('moneyHealth'),
  }),
  alert('SpancostTelemetryLost', {
    expr: IS_LOST,
    severity: 'critical',
    category: 'health',
    summary: 'The OpenTelemetry Collector has given up on telemetry for {{ $labels.exporter }}',
    description:
      'At least {{ $value | printf "%.0f" }} spans, log records or metric points were refused for good or found no room. Calls among them are in no sum. The log of the OpenTelemetry Collector has the answer that it got: a token, a limit or a version that does not fit.',
    dashboard: boardPath('moneyHealth'),
  }),
];
