import { diag, type Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_REQUEST_STREAM,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_RESPONSE_ID,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  ATTR_SPANCOST_USAGE_PARAMETER_PREFIX,
  ATTR_SPANCOST_USAGE_REPORTED_COST_USD,
  ATTR_SPANCOST_USAGE_SERVICE_TIER,
  canonicalProvider,
  isPricedOperation,
  PRICED_OPERATIONS,
  UNKNOWN_PROVIDER,
  USAGE_ATTRIBUTES,
  type UsageField,
} from '@spancost/conventions';

/** What an application says of a call, which may be anything. */
export type Given = Readonly<Record<string, unknown>>;

const DEFAULT_OPERATION = 'chat';

/** Characters of a name or id that are kept. */
const MAX_CHARACTERS = 256;

/** A value as an object to read from; anything else is an empty one. */
export function given(value: unknown): Given {
  return typeof value === 'object' && value !== null ? (value as Given) : {};
}

/** What a sampler and the span's name need: operation, provider, model. */
export function requestAttributes(options: Given): Record<string, string | true> {
  const attributes: Record<string, string | true> = {
    [ATTR_GEN_AI_OPERATION_NAME]: operationOf(options['operation']),
    [ATTR_GEN_AI_PROVIDER_NAME]: canonicalProvider(textOf(options['provider']) ?? '') || UNKNOWN_PROVIDER,
  };
  set(attributes, ATTR_GEN_AI_REQUEST_MODEL, textOf(options['model']));
  if (options['stream'] === true) attributes[ATTR_GEN_AI_REQUEST_STREAM] = true;
  return attributes;
}

/** An operation that costs money by itself: one that is not known would be left out of every sum. */
function operationOf(operation: unknown): string {
  if (operation === undefined || operation === null) return DEFAULT_OPERATION;
  if (isPricedOperation(operation)) return operation;
  diag.warn(
    `spancost: ${textOf(operation) ?? typeof operation} is no operation; use one of ${PRICED_OPERATIONS.join(', ')}. Taken as chat`,
  );
  return DEFAULT_OPERATION;
}

/** What the answer says of itself, as far as it can be told. */
export function responseAttributes(response: Given): Attributes {
  const attributes: Attributes = {};
  set(attributes, ATTR_GEN_AI_RESPONSE_ID, textOf(response['id']));
  set(attributes, ATTR_GEN_AI_RESPONSE_MODEL, textOf(response['model']));
  set(attributes, ATTR_SPANCOST_USAGE_SERVICE_TIER, textOf(response['serviceTier']));
  set(attributes, ATTR_SPANCOST_USAGE_GEOGRAPHY, textOf(response['geography']));
  for (const [name, value] of Object.entries(given(response['parameters'])))
    set(attributes, ATTR_SPANCOST_USAGE_PARAMETER_PREFIX + name, textOf(value));
  const reported = response['reportedCostUsd'];
  if (reported !== undefined && reported !== null) attributes[ATTR_SPANCOST_USAGE_REPORTED_COST_USD] = textOf(reported) ?? typeof reported;
  const reasons = response['finishReasons'];
  if (Array.isArray(reasons)) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = reasons.map((reason) => textOf(reason) ?? '');
  return attributes;
}

/**
 * The attributes of a usage. What is missing or null is not known, which is not zero. What is no number is kept as text, so
 * that the call is counted as one whose usage cannot be true, and not as one that used nothing.
 */
export function usageAttributes(usage: Given): Attributes {
  const attributes: Attributes = {};
  for (const [field, count] of Object.entries(usage)) {
    if (count === undefined || count === null) continue;
    if (!isUsageField(field)) diag.warn(`spancost: a usage has no field ${field.slice(0, MAX_CHARACTERS)}; it is left out`);
    else attributes[USAGE_ATTRIBUTES[field]] = countOf(count);
  }
  return attributes;
}

function countOf(count: unknown): number | string {
  if (typeof count === 'bigint') return Number(count);
  // Not every exporter can send a number that is none.
  return typeof count === 'number' && Number.isFinite(count) ? count : (textOf(count) ?? typeof count);
}

function isUsageField(name: string): name is UsageField {
  return Object.hasOwn(USAGE_ATTRIBUTES, name);
}

/** A text that says something, cut to a length for names; numbers and booleans as they read. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, MAX_CHARACTERS);
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : undefined;
}

function set(attributes: Attributes, name: string, value: string | undefined): void {
  if (value !== undefined) attributes[name] = value;
}
