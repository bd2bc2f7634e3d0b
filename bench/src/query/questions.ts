/** A question that people and Prometheus ask the collector. */
export interface Question {
  readonly name: string;
  readonly path: string;
  /** `rollup`: answered from sums that are kept; `scan`: from the calls themselves, at least for a day or more of them. */
  readonly by: 'rollup' | 'scan';
  /** Of what is streamed: how long until it begins. */
  readonly untilFirstByte?: true;
}

/** A call that is there, by which questions about one call are asked. */
export interface KnownCall {
  readonly call_id: string;
  readonly trace_id: string;
}

/** What is asked of a ledger: each endpoint at least once. */
export function questions({ call_id: callId, trace_id: traceId }: KnownCall): readonly Question[] {
  return [
    rollup('stats of 30 days, by everything', 'stats?days=30'),
    rollup('stats of this month', 'stats?period=this_month'),
    rollup('stats ever', 'stats?period=lifetime'),
    rollup('the day at a glance', 'summary?period=daily'),
    rollup('the month at a glance', 'summary?period=monthly'),
    rollup('30 days by model', 'analytics?days=30&group_by=model'),
    rollup('30 days by feature and model, against those before', 'analytics?days=30&group_by=feature,model&compare=previous'),
    rollup('the top 20 tenants of 30 days', 'analytics?days=30&group_by=tenant&limit=20'),
    rollup('the top 20 users of 30 days', 'analytics?days=30&group_by=user&limit=20'),
    rollup('30 days, day by day, UTC', 'trends?days=30&time_zone=UTC'),
    rollup('a year, month by month, Berlin', 'trends?days=365&interval=monthly&time_zone=Europe/Berlin'),
    rollup('one user, 30 days', 'usage/by-user/user-7?days=30&time_zone=UTC'),
    rollup('cost per active user, 7, 30 and 90 days', 'analytics/cau'),
    rollup('the projection of the month', 'projection'),
    rollup('users of 30 days, first page', 'users?limit=100'),
    rollup('margin of 30 days', 'margin?days=30'),
    rollup('LTV:CAC', 'ltv-cac'),
    rollup('budgets', 'budgets'),
    { name: 'a scrape of /metrics', path: '/metrics', by: 'rollup' },
    scan('30 days, day by day, Berlin', 'trends?days=30&time_zone=Europe/Berlin'),
    scan('30 days, day by day, Berlin, by model', 'trends?days=30&time_zone=Europe/Berlin&group_by=model'),
    scan('3 days, hour by hour', 'trends?days=3&interval=hourly'),
    scan('the top tasks of 30 days', 'analytics?days=30&group_by=task'),
    scan('errors of 30 days', 'analytics/errors?days=30'),
    scan('cheaper models, 7 days', 'analytics/cheaper-models?days=7'),
    scan('the newest 100 calls', 'usage?limit=100'),
    scan('the newest 100 calls of a user', 'usage?limit=100&user=user-7'),
    scan('the costliest 100 calls of 30 days', 'usage?limit=100&order=costliest&days=30'),
    scan('the newest 100 calls of a cent or more', 'usage?limit=100&min_cost_usd=0.01'),
    scan('calls with a text in them', 'usage?limit=100&search=user-77&days=30'),
    scan('one call by its id', `usage/${callId}`),
    scan('the calls of a trace', `usage?trace_id=${traceId}`),
    scan('what was spent by each price in 30 days', 'prices/usage?days=30'),
    { ...scan('export of 30 days as CSV, its first byte', 'export?format=csv&days=30'), untilFirstByte: true },
  ];
}

function rollup(name: string, query: string): Question {
  return { name, path: `/api/v1/${query}`, by: 'rollup' };
}

function scan(name: string, query: string): Question {
  return { name, path: `/api/v1/${query}`, by: 'scan' };
}
