import type { CallRow, CallsPage } from '@spancost/api';
import { furtherPage } from '../ask/further-page.ts';
import { colours } from '../colours.ts';
import { displayWidth, shortened } from '../display-width.ts';
import { formatCount, formatName, formatUsd } from '../format.ts';
import { formatMoment } from '../format-moment.ts';
import { printable } from '../printable.ts';
import { table } from '../table.ts';

/** Columns of a terminal that a row with everything fits into. */
const WIDE = 150;
const NARROW = 60;

/** Calls, a row each; where they do not fit, who and which on a line below. @param width Columns of the terminal. */
export function renderCalls({ calls, time_zone: timeZone, next_cursor: cursor }: CallsPage, width?: number): string {
  if (calls.length === 0) return 'no calls';
  return [
    width === undefined || width >= WIDE ? wide(calls, timeZone, width) : narrow(calls, timeZone, width),
    ...furtherPage(cursor),
  ].join('\n');
}

function wide(calls: readonly CallRow[], zone: string, width: number | undefined): string {
  const rows = calls.map((call) => [
    formatMoment(call.called_at, zone),
    modelOf(call),
    formatName(call.user, call.user_name),
    formatName(call.tenant),
    formatName(call.feature, call.feature_name),
    call.status,
    formatCount(call.tokens.total),
    costOf(call),
    call.call_id,
  ]);
  const header = [`Called (${zone})`, 'Model', 'User', 'Tenant', 'Feature', 'Status', 'Tokens', 'Cost', 'Call'];
  return table(header, rows, ['Model', 'User', 'Tenant', 'Feature', 'Status'], width);
}

function narrow(calls: readonly CallRow[], zone: string, width: number): string {
  const hasTokens = width >= NARROW;
  const rows = calls.map((call) => [
    formatMoment(call.called_at, zone).slice('2026-'.length, -':05'.length),
    modelOf(call),
    ...(hasTokens ? [call.status, formatCount(call.tokens.total)] : []),
    costOf(call),
  ]);
  const header = [zone, 'Model', ...(hasTokens ? ['Status', 'Tokens'] : []), 'Cost'];
  const [head = '', ...lines] = table(header, rows, [zone, 'Model', 'Status'], width).split('\n');
  return [head, ...lines.flatMap((line, index) => [line, ...below(calls[index], hasTokens, width)])].join('\n');
}

/** The id whole, so that it can be copied; the rest as far as there is room. */
function below(call: CallRow | undefined, hasStatus: boolean, width: number): readonly string[] {
  if (call === undefined) return [];
  const said = [hasStatus ? null : call.status, call.user_name ?? call.user, call.tenant, call.feature_name ?? call.feature];
  const text = printable(said.filter((each) => each !== null).join(', '));
  const first = `  ${call.call_id}`;
  const room = width - displayWidth(first) - 2;
  const lines = displayWidth(text) <= room ? [`${first}  ${text}`] : [first, ...(text === '' ? [] : [`  ${shortened(text, width - 2)}`])];
  return lines.map((line) => colours.dim(line.trimEnd()));
}

function modelOf({ provider, model, request_model: requested }: CallRow): string {
  return `${provider} ${model ?? requested ?? ''}`.trim();
}

function costOf({ cost_usd: cost }: CallRow): string {
  return cost === null ? 'unpriced' : formatUsd(cost);
}
