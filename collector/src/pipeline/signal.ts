/** The kinds of telemetry that OTLP carries. */
export type Signal = 'traces' | 'logs' | 'metrics';
