/** The kinds of telemetry that OTLP carries. */
export type TelemetrySignal = 'traces' | 'logs' | 'metrics';

/** What a report came by: telemetry, or `POST /api/v1/usage`. */
export type Signal = TelemetrySignal | 'api';
