import { TOKEN_TYPES } from '@spancost/prices';
import { plain, type SqlColumn } from './line-column.ts';

const TOKENS: readonly string[] = TOKEN_TYPES.map((type) => `tokens_${type}`);

/** Tokens by type, the reasoning that is in the output, and the sum of the types. */
const TOKEN_COLUMNS: readonly SqlColumn[] = [
  ...[...TOKENS, 'tokens_reasoning'].map((name) => plain('whole', name)),
  { name: 'tokens_total', kind: 'whole', sql: TOKENS.join(' + ') },
];

/** What a call was, in the order of the API's answers. */
const CALL_COLUMNS: readonly SqlColumn[] = [
  plain('text', 'call_id'),
  plain('moment', 'called_at'),
  plain('moment', 'recorded_at'),
  plain('text', 'trace_id'),
  plain('text', 'span_id'),
  plain('text', 'provider'),
  plain('text', 'model'),
  plain('text', 'request_model'),
  plain('text', 'response_id'),
  plain('text', 'operation'),
  plain('flag', 'stream'),
  plain('text', 'status'),
  plain('text', 'error_type'),
  plain('text', 'error_message'),
  { name: 'duration_ms', kind: 'number', sql: 'round(duration * 1000, 3)' },
  plain('text', 'tenant'),
  plain('text', 'user', 'user_id'),
  plain('text', 'user_name'),
  plain('text', 'session', 'session_id'),
  plain('text', 'feature'),
  plain('text', 'feature_name'),
  plain('text', 'task'),
  plain('text', 'object'),
  plain('json', 'metadata'),
  plain('text', 'service'),
  plain('text', 'environment'),
  plain('text', 'scope'),
];

/** What a call, or an entry, cost. */
const COST_COLUMNS: readonly SqlColumn[] = [
  plain('usd', 'cost_usd'),
  plain('text', 'basis'),
  plain('text', 'price_id'),
  plain('text', 'unpriced_reason'),
];

/** One row a call: the fields of the API's `CallRow`, tokens in columns of their own. */
export const COLUMNS_OF_CALLS: readonly SqlColumn[] = [...CALL_COLUMNS, ...COST_COLUMNS, ...TOKEN_COLUMNS, plain('whole', 'entries')];

/** One row an entry: what it is an entry of, and what it adds. */
export const COLUMNS_OF_ENTRIES: readonly SqlColumn[] = [
  plain('whole', 'entry_no'),
  plain('text', 'call_id'),
  plain('whole', 'seq'),
  plain('text', 'kind'),
  ...CALL_COLUMNS.filter(({ name }) => name !== 'call_id'),
  ...COST_COLUMNS,
  ...TOKEN_COLUMNS,
  plain('text', 'source'),
  plain('text', 'book'),
  plain('json', 'lines'),
  plain('usd', 'provisional_cost_usd'),
  plain('usd', 'book_cost_usd'),
  plain('text', 'reason'),
  plain('text', 'rerating'),
  plain('text', 'service_tier'),
  plain('text', 'geography'),
  plain('json', 'parameters'),
  plain('json', 'usage'),
];
