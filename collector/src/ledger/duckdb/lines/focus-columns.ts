import { meterDefinition, METERS, type Meter } from '@spancost/prices';
import type { SqlColumn } from './line-column.ts';

/** What one unit of a price is of a meter's units, which is exact but for an hour of seconds: that is rounded at 20 decimals. */
const SHARE = `CASE ${METERS.map((meter) => `WHEN meter = '${meter}' THEN ${shareOf(meter)}`).join(' ')} END`;

/** How often a charge without lines counts: once for the call, not at all for what is added to it later. */
const CALLS = "CASE WHEN kind = 'charge' THEN 1 ELSE 0 END";

const MONTH = (moment: string): string => `date_trunc('month', make_timestamp(epoch_us(${moment})))`;

const MODEL = 'coalesce(model, request_model)';

/**
 * Columns of FOCUS 1.2: those that must be there, and those of the others that say something of an AI call; of later versions the names
 * that take the place of ProviderName and PublisherName; what is ours begins with `x_`. The provider stands for the account at the
 * provider, which telemetry does not say.
 *
 * @see https://focus.finops.org/focus-specification/v1-2/ (read 2026-11-22)
 */
export const COLUMNS_OF_FOCUS: readonly SqlColumn[] = [
  { name: 'BilledCost', kind: 'usd', sql: 'line_usd' },
  { name: 'BillingAccountId', kind: 'text', sql: 'provider' },
  { name: 'BillingAccountName', kind: 'text', sql: 'provider' },
  { name: 'BillingCurrency', kind: 'text', sql: "'USD'" },
  { name: 'BillingPeriodStart', kind: 'second', sql: MONTH('called_at') },
  { name: 'BillingPeriodEnd', kind: 'second', sql: `${MONTH('called_at')} + INTERVAL 1 MONTH` },
  { name: 'ChargeCategory', kind: 'text', sql: "'Usage'" },
  // Only what changes a month that is over is a correction to FOCUS.
  {
    name: 'ChargeClass',
    kind: 'text',
    sql: `CASE WHEN kind = 'correction' AND ${MONTH('recorded_at')} > ${MONTH('called_at')} THEN 'Correction' END`,
  },
  {
    name: 'ChargeDescription',
    kind: 'text',
    sql: `concat_ws(' ', provider, ${MODEL}, ${meterWords()}, CASE WHEN kind <> 'charge' THEN '(' || kind || ')' END)`,
  },
  { name: 'ChargeFrequency', kind: 'text', sql: "'Usage-Based'" },
  { name: 'ChargePeriodStart', kind: 'second', sql: "date_trunc('second', make_timestamp(epoch_us(called_at)))" },
  {
    name: 'ChargePeriodEnd',
    kind: 'second',
    // The first second that nothing of the call is in: an end is exclusive, and a moment of FOCUS has no parts of a second.
    sql: `make_timestamp(1000000 * greatest(epoch_us(called_at) // 1000000 + 1,
      (epoch_us(called_at) + coalesce(round(duration * 1000000), 0)::BIGINT + 999999) // 1000000))`,
  },
  { name: 'ConsumedQuantity', kind: 'decimal', sql: `coalesce(quantity, ${CALLS})` },
  { name: 'ConsumedUnit', kind: 'text', sql: byMeter(unitOf) },
  { name: 'ContractedCost', kind: 'usd', sql: 'line_usd' },
  { name: 'ContractedUnitPrice', kind: 'decimal', sql: 'line_price' },
  { name: 'EffectiveCost', kind: 'usd', sql: 'line_usd' },
  { name: 'InvoiceIssuerName', kind: 'text', sql: 'provider' },
  { name: 'ListCost', kind: 'usd', sql: 'line_list_usd' },
  { name: 'ListUnitPrice', kind: 'decimal', sql: 'CASE WHEN line_list_usd = line_usd THEN line_price END' },
  { name: 'PricingCategory', kind: 'text', sql: "'Standard'" },
  { name: 'PricingQuantity', kind: 'decimal', sql: `CASE WHEN meter IS NULL THEN ${CALLS} ELSE ${SHARE} END` },
  { name: 'PricingUnit', kind: 'text', sql: byMeter(pricingUnitOf) },
  { name: 'ProviderName', kind: 'text', sql: 'provider' },
  { name: 'ServiceProviderName', kind: 'text', sql: 'provider' },
  { name: 'PublisherName', kind: 'text', sql: 'provider' },
  { name: 'HostProviderName', kind: 'text', sql: 'provider' },
  { name: 'RegionId', kind: 'text', sql: 'geography' },
  { name: 'RegionName', kind: 'text', sql: 'geography' },
  { name: 'ResourceId', kind: 'text', sql: MODEL },
  { name: 'ResourceName', kind: 'text', sql: MODEL },
  { name: 'ResourceType', kind: 'text', sql: `CASE WHEN ${MODEL} IS NOT NULL THEN 'Model' END` },
  { name: 'ServiceCategory', kind: 'text', sql: "'AI and Machine Learning'" },
  { name: 'ServiceSubcategory', kind: 'text', sql: "'Generative AI'" },
  { name: 'ServiceName', kind: 'text', sql: "concat_ws(' ', provider, operation)" },
  { name: 'SkuId', kind: 'text', sql: `concat_ws('/', provider, ${MODEL}, meter)` },
  { name: 'SkuMeter', kind: 'text', sql: meterWords() },
  { name: 'SkuPriceId', kind: 'text', sql: `concat_ws('/', coalesce(price_id, concat_ws('/', provider, ${MODEL}, basis)), meter)` },
  { name: 'SubAccountId', kind: 'text', sql: 'tenant' },
  { name: 'SubAccountName', kind: 'text', sql: 'tenant' },
  {
    name: 'Tags',
    kind: 'json',
    // Without what is not known.
    sql: `json_merge_patch('{}', json_object('user', user_id, 'feature', feature, 'session', session_id, 'task', task, 'object', object,
      'service', service, 'environment', environment))::VARCHAR`,
  },
  { name: 'x_CallId', kind: 'text', sql: 'call_id' },
  { name: 'x_EntryNo', kind: 'whole', sql: 'entry_no' },
  { name: 'x_EntryKind', kind: 'text', sql: 'kind' },
  { name: 'x_EstimateStatus', kind: 'text', sql: 'basis' },
  { name: 'x_Model', kind: 'text', sql: MODEL },
  { name: 'x_PriceBookRevision', kind: 'text', sql: 'book' },
  { name: 'x_Reason', kind: 'text', sql: 'reason' },
];

function shareOf(meter: Meter): string {
  const { per } = meterDefinition(meter);
  if (per === 3600) return '(quantity::DOUBLE / 3600)::DECIMAL(38,20)';
  return `(quantity * ${(1 / per).toFixed(6)}::DECIMAL(8,6))::DECIMAL(38,20)`;
}

/** A text for each meter; of a charge without one, what a call is counted in. */
function byMeter(text: (meter: Meter) => string): string {
  return `CASE ${METERS.map((meter) => `WHEN meter = '${meter}' THEN '${text(meter)}'`).join(' ')} ELSE 'Requests' END`;
}

/** `Cache Read Tokens`, `Web Search`. */
function meterWords(): string {
  return `CASE ${METERS.map((meter) => `WHEN meter = '${meter}' THEN '${wordsOf(meter)}'`).join(' ')} END`;
}

function wordsOf(meter: Meter): string {
  const words = meter.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...words, ...(meterDefinition(meter).unit === 'token' ? ['Tokens'] : [])].join(' ');
}

function unitOf(meter: Meter): string {
  const { unit } = meterDefinition(meter);
  if (unit === 'token-hour') return 'Token-Hours';
  return unit === 'call' ? 'Requests' : `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s`;
}

function pricingUnitOf(meter: Meter): string {
  const { per, unit } = meterDefinition(meter);
  if (per === 3600 && unit === 'second') return 'Hours';
  return per === 1 ? unitOf(meter) : `${per} ${unitOf(meter)}`;
}
