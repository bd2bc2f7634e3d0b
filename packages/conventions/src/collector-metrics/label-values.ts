/** Why Alertmanager has not got its configuration: it refused it, cannot be reached, or the file cannot be written. */
export type AlertmanagerProblem = 'refused' | 'unreachable' | 'not_written';
export const ALERTMANAGER_PROBLEMS: readonly AlertmanagerProblem[] = ['refused', 'unreachable', 'not_written'];
/** Value of a label that is not known, and of the excess above a label's limit. */
export const LABEL_UNKNOWN = 'unknown';
export const LABEL_OTHER = 'other';
/** Value of the feature label where nobody named one. */
export const LABEL_UNATTRIBUTED = 'unattributed';
/**
 * Values of the period label of the gauges. Calendar periods begin at midnight in the collector's time zone, weeks on Monday;
 * `7d`, `30d` and `90d` are so many times 24 hours, up to now.
 */
export type SpendPeriod = 'today' | 'this_week' | 'this_month' | '7d' | '30d' | '90d' | 'lifetime';
export const SPEND_PERIODS: readonly SpendPeriod[] = ['today', 'this_week', 'this_month', '7d', '30d', '90d', 'lifetime'];
/** Values of the period label of the forecast of all spend. */
export type ForecastPeriod = 'today' | 'this_month';
export const FORECAST_PERIODS: readonly ForecastPeriod[] = ['today', 'this_month'];
/** Values of the bound label of a forecast: with a chance of four in five the spend ends between `low` and `high`. */
export type ForecastBound = 'low' | 'expected' | 'high';
export const FORECAST_BOUNDS: readonly ForecastBound[] = ['low', 'expected', 'high'];
/** Values of the window label of a burn rate. */
export type BurnWindow = '5m' | '1h';
export const BURN_WINDOWS: readonly BurnWindow[] = ['5m', '1h'];
/** Values of the state label: below its first threshold, at one of them, or at the whole amount. */
export type BudgetState = 'ok' | 'warning' | 'exceeded';
export const BUDGET_STATES: readonly BudgetState[] = ['ok', 'warning', 'exceeded'];
/** Values of the kind label of the users' and tenants' gauges: one of them by name, all others, or calls that name none. */
export type NameKind = 'named' | 'other' | 'unattributed';
export const NAME_KINDS: readonly NameKind[] = ['named', 'other', 'unattributed'];

/**
 * Why a request is refused before it is read: no token, one that is not known or has expired, one that may not do this, too
 * many requests in a minute, or, where there are no tokens, a name of the collector that is not of its own machine.
 */
export type RefusalReason = 'no_token' | 'unknown_token' | 'expired_token' | 'not_allowed' | 'rate_limit' | 'host';
export const REFUSAL_REASONS: readonly RefusalReason[] = [
  'no_token',
  'unknown_token',
  'expired_token',
  'not_allowed',
  'rate_limit',
  'host',
];
