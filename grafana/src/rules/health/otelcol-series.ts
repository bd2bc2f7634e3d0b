/**
 * Metrics that the stock OpenTelemetry Collector shows of itself, as its Prometheus reader names them in collector/otelcol/config.yaml; that
 * is version 0.160's, looked at on a Collector that failed to send. They are not Spancost's own.
 */
export const QUEUE_SIZE = 'otelcol_exporter_queue_size';
export const QUEUE_CAPACITY = 'otelcol_exporter_queue_capacity';

/** What was given up, for each kind of telemetry; a series appears with its first failure, and with its value. */
export const LOST: readonly string[] = ['spans', 'log_records', 'metric_points'].flatMap((what) => [
  `otelcol_exporter_send_failed_${what}`,
  `otelcol_exporter_enqueue_failed_${what}`,
]);
