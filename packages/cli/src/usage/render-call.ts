import type { CallDetail, EntryJson } from '@spancost/api';
import { pairs } from '../ask/pairs.ts';
import { formatCount, formatExactUsd, formatMilliseconds, formatName } from '../format.ts';
import { printable } from '../printable.ts';
import { table } from '../table.ts';

/** Everything of one call, amounts exact. @param width Columns of the terminal. */
export function renderCall(call: CallDetail, width?: number): string {
  return [
    pairs(factsOf(call), width),
    section('Tokens', tokensOf(call, width)),
    ...(call.explanation === null ? [] : [section('How the cost came about', call.explanation.split('\n').map(printable).join('\n'))]),
    section('Entries in the ledger', call.entries.map((entry) => renderEntry(entry, width)).join('\n')),
  ].join('\n\n');
}

function section(title: string, text: string): string {
  return `${title}\n${text}`;
}

function factsOf(call: CallDetail): readonly (readonly [string, string | undefined])[] {
  const said = (value: string | null): string | undefined => value ?? undefined;
  return [
    ['call', call.call_id],
    ['called', call.called_at],
    ['recorded', call.recorded_at],
    [
      'cost',
      call.cost_usd === null ? `unpriced: ${call.unpriced_reason ?? 'unknown'}` : `${formatExactUsd(call.cost_usd)} (${call.basis})`,
    ],
    ['price', said(call.price_id)],
    ['provider', call.provider],
    ['model', said(call.model)],
    ['asked for', call.request_model === call.model ? undefined : said(call.request_model)],
    ['operation', `${call.operation}${call.stream ? ', streamed' : ''}`],
    ['status', call.status],
    ['error', said([call.error_type, call.error_message].filter((each) => each !== null).join(': ') || null)],
    ['duration', call.duration_ms === null ? undefined : formatMilliseconds(call.duration_ms)],
    ['service tier', said(call.service_tier)],
    ['geography', said(call.geography)],
    ['user', call.user === null ? undefined : formatName(call.user, call.user_name)],
    ['tenant', said(call.tenant)],
    ['feature', call.feature === null ? undefined : formatName(call.feature, call.feature_name)],
    ['session', said(call.session)],
    ['task', said(call.task)],
    ['object', said(call.object)],
    ['service', said(call.service)],
    ['environment', said(call.environment)],
    ['response', said(call.response_id)],
    ...Object.entries(call.metadata).map(([name, value]) => [printable(name), value] as const),
    ['trace', call.trace_url ?? (call.trace_id === '' ? undefined : call.trace_id)],
    ['content', call.has_content ? 'kept; admins read it at /api/v1/usage/{call_id}/content' : undefined],
  ];
}

function tokensOf({ tokens, usage }: CallDetail, width: number | undefined): string {
  const counted = Object.entries(tokens).filter(([, count]) => count > 0);
  if (counted.length > 0)
    return table(
      ['Type', 'Tokens'],
      counted.map(([type, count]) => [type, formatCount(count)]),
      ['Type'],
      width,
    );
  // Nothing was told, which is not that nothing was used.
  return Object.keys(usage).length === 0 ? 'unknown' : '0';
}

/** One entry, and below it a line for each meter: `input  1,000 at $1.25 per 1,000,000  $0.00125`. */
function renderEntry(entry: EntryJson, width: number | undefined): string {
  const cost = entry.cost_usd === null ? 'unpriced' : formatExactUsd(entry.cost_usd);
  const head = `${entry.seq}. ${entry.kind} ${cost}, by ${entry.source}, ${entry.recorded_at}${entry.reason === null ? '' : `: ${printable(entry.reason)}`}`;
  if (entry.lines.length === 0) return head;
  const rows = entry.lines.map((line) => [
    line.meter,
    formatCount(line.quantity),
    `$${line.price} per ${formatCount(line.per)}`,
    formatExactUsd(line.usd),
  ]);
  return `${head}\n${table(['Meter', 'Quantity', 'Price', 'Cost'], rows, ['Meter', 'Price'], width)}`;
}
