/** A question that people and Prometheus ask the collector. */
export interface Question {
  readonly name: string;
  readonly path: string;
  /** `rollup`: answered from sums that are kept; `scan`: from the calls themselves. */
  readonly by: 'rollup' | 'scan';
}

/** A call that is there, by which questions about one call are asked. */
export interface KnownCall {
  readonly call_id: string;
  readonly trace_id: string;
}

/** What is asked of a ledger. */
export function questions({ call_id: callId, trace_id: traceId }: KnownCall): readonly Question[] {
  return [
    { name: 'what was spent in the last 30 days, by everything', path: '/api/v1/stats?days=30', by: 'rollup' },
    { name: 'this month', path: '/api/v1/stats?period=this_month', by: 'rollup' },
    { name: 'ever', path: '/api/v1/stats?period=lifetime', by: 'rollup' },
    { name: 'a scrape of /metrics', path: '/metrics', by: 'rollup' },
    { name: 'the newest 100 calls', path: '/api/v1/usage?limit=100', by: 'scan' },
    { name: 'one call by its id', path: `/api/v1/usage/${callId}`, by: 'scan' },
    { name: 'the calls of a trace', path: `/api/v1/usage?trace_id=${traceId}`, by: 'scan' },
    { name: 'the newest 100 calls of a user', path: '/api/v1/usage?limit=100&user=user-7', by: 'scan' },
    { name: 'what was spent by each price in 30 days', path: '/api/v1/prices/usage?days=30', by: 'scan' },
  ];
}
