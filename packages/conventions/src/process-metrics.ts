import type { CollectorMetric } from './collector-metrics/collector-metric.ts';

/** What the collector tells of its own process, under the names that every Node.js process has for Prometheus. */
export const PROCESS_METRICS: readonly CollectorMetric[] = [
  { name: 'process_cpu_user_seconds_total', help: 'CPU time spent in user mode', type: 'counter', labels: [] },
  { name: 'process_cpu_system_seconds_total', help: 'CPU time spent in the kernel', type: 'counter', labels: [] },
  { name: 'process_cpu_seconds_total', help: 'CPU time in all', type: 'counter', labels: [] },
  { name: 'process_start_time_seconds', help: 'When the process started', type: 'gauge', labels: [] },
  { name: 'process_resident_memory_bytes', help: 'Memory that the process has, DuckDB included', type: 'gauge', labels: [] },
  { name: 'process_open_fds', help: 'Open files and connections; Linux only', type: 'gauge', labels: [] },
  { name: 'process_max_fds', help: 'Files and connections that may be open; Linux only', type: 'gauge', labels: [] },
  { name: 'nodejs_eventloop_lag_seconds', help: 'How late the event loop was at this scrape', type: 'gauge', labels: [] },
  { name: 'nodejs_eventloop_lag_p50_seconds', help: 'Median delay of the event loop since the scrape before', type: 'gauge', labels: [] },
  { name: 'nodejs_eventloop_lag_p99_seconds', help: 'Delay that 99 % of the turns stay below', type: 'gauge', labels: [] },
  { name: 'nodejs_eventloop_lag_max_seconds', help: 'Longest delay of the event loop since the scrape before', type: 'gauge', labels: [] },
  { name: 'nodejs_heap_size_total_bytes', help: 'Size of the JavaScript heap', type: 'gauge', labels: [] },
  { name: 'nodejs_heap_size_used_bytes', help: 'Used part of the JavaScript heap', type: 'gauge', labels: [] },
  { name: 'nodejs_external_memory_bytes', help: 'Memory of buffers outside the JavaScript heap', type: 'gauge', labels: [] },
  { name: 'nodejs_gc_duration_seconds', help: 'Duration of garbage collections', type: 'histogram', labels: ['kind'] },
  {
    name: 'nodejs_version_info',
    help: 'Always 1; the labels name the version of Node.js',
    type: 'gauge',
    labels: ['version', 'major', 'minor', 'patch'],
  },
];
