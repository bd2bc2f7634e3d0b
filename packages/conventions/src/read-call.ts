import { ATTRIBUTE_ALIASES } from './aliases.ts';
import * as names from './attributes.ts';
import { ATTRIBUTION_ATTRIBUTES, type Attribution, type AttributionField } from './attribution.ts';
import { isPricedOperation } from './operations.ts';
import { canonicalProvider } from './providers.ts';
import { problemsOf, type Usage, type UsageProblem } from './usage.ts';

/** Attributes as OpenTelemetry has them; values of other types are read as missing. */
export type AttributeMap = Readonly<Record<string, unknown>>;

/** One AI call as its telemetry tells it. */
export interface CallReading {
  readonly operation: string;
  readonly provider: string;
  readonly requestModel?: string;
  readonly responseModel?: string;
  readonly responseId?: string;
  readonly serviceTier?: string;
  readonly errorType?: string;
  readonly httpStatus?: number;
  readonly stream: boolean;
  readonly usage: Usage;
  /** What cannot be true about the usage; such a call must not be priced. */
  readonly problems: readonly UsageProblem[];
  readonly attribution: Attribution;
}

/** Provider of a call whose telemetry names none. */
export const UNKNOWN_PROVIDER = 'unknown';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const ATTRIBUTION_FIELDS = Object.entries(ATTRIBUTION_ATTRIBUTES) as [AttributionField, string][];

/**
 * The AI call that these attributes describe, or undefined if they are not of an operation that costs money (no GenAI
 * attributes, or an agent, workflow or tool span). Older names are read as today's. Never throws: a count that is not a
 * number stands in `problems`.
 *
 * @example readCall({ 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.usage.prompt_tokens': 9 })
 * // { operation: 'chat', provider: 'openai', usage: { inputTokens: 9 }, problems: [], … }
 */
export function readCall(attributes: AttributeMap): CallReading | undefined {
  const operation = attributes[names.ATTR_GEN_AI_OPERATION_NAME];
  if (!isPricedOperation(operation)) return undefined;
  const usage = readUsage(attributes);
  // Filled in field by field: this runs twice in every call of an application, where spreads cost more than the rest.
  const call: Mutable<CallReading> = {
    operation,
    provider: canonicalProvider(text(attributes, names.ATTR_GEN_AI_PROVIDER_NAME) ?? '') || UNKNOWN_PROVIDER,
    stream: value(attributes, names.ATTR_GEN_AI_REQUEST_STREAM) === true,
    usage,
    problems: problemsOf(usage),
    attribution: readAttribution(attributes),
  };
  set(call, 'requestModel', text(attributes, names.ATTR_GEN_AI_REQUEST_MODEL));
  set(call, 'responseModel', text(attributes, names.ATTR_GEN_AI_RESPONSE_MODEL));
  set(call, 'responseId', text(attributes, names.ATTR_GEN_AI_RESPONSE_ID));
  set(
    call,
    'serviceTier',
    text(attributes, names.ATTR_OPENAI_RESPONSE_SERVICE_TIER) ?? text(attributes, names.ATTR_SPANCOST_USAGE_SERVICE_TIER),
  );
  set(call, 'errorType', text(attributes, names.ATTR_ERROR_TYPE));
  set(call, 'httpStatus', number(attributes, names.ATTR_HTTP_RESPONSE_STATUS_CODE));
  return call;
}

/** Token counts of these attributes; a value that is no number is kept as NaN, for {@link problemsOf} to name. */
function readUsage(attributes: AttributeMap): Usage {
  const usage: Mutable<Usage> = {};
  set(usage, 'inputTokens', count(attributes, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS));
  set(usage, 'outputTokens', count(attributes, names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS));
  set(usage, 'cacheReadTokens', count(attributes, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS));
  set(usage, 'cacheWriteTokens', count(attributes, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS));
  set(usage, 'cacheWrite5mTokens', count(attributes, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M));
  set(usage, 'cacheWrite1hTokens', count(attributes, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H));
  set(usage, 'reasoningTokens', count(attributes, names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS));
  return usage;
}

function readAttribution(attributes: AttributeMap): Attribution {
  const attribution: Mutable<Attribution> = {};
  for (const [field, name] of ATTRIBUTION_FIELDS) set(attribution, field, text(attributes, name));
  let metadata: [string, string][] | undefined;
  for (const key of Object.keys(attributes)) {
    if (!key.startsWith(names.ATTR_SPANCOST_METADATA_PREFIX)) continue;
    const told = metadataText(attributes[key]);
    if (told !== undefined) (metadata ??= []).push([key.slice(names.ATTR_SPANCOST_METADATA_PREFIX.length), told]);
  }
  // fromEntries makes even `__proto__` a key like any other.
  if (metadata !== undefined) attribution.metadata = Object.fromEntries(metadata);
  return attribution;
}

/** Metadata is text: scalars as they read; lists and maps, which have no one text, are left out. */
function metadataText(told: unknown): string | undefined {
  if (typeof told === 'string') return told;
  return typeof told === 'number' || typeof told === 'boolean' || typeof told === 'bigint' ? String(told) : undefined;
}

/** The value under today's name, else under the first older name that is there. */
function value(attributes: AttributeMap, name: string): unknown {
  const today = attributes[name];
  if (today !== undefined && today !== null) return today;
  const aliases = ATTRIBUTE_ALIASES[name];
  if (aliases === undefined) return undefined;
  for (const alias of aliases) {
    const older = attributes[alias];
    if (older !== undefined && older !== null) return older;
  }
  return undefined;
}

function text(attributes: AttributeMap, name: string): string | undefined {
  const read = value(attributes, name);
  return typeof read === 'string' && read !== '' ? read : undefined;
}

function number(attributes: AttributeMap, name: string): number | undefined {
  const read = value(attributes, name);
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

function count(attributes: AttributeMap, name: string): number | undefined {
  const read = value(attributes, name);
  if (read === undefined) return undefined;
  return typeof read === 'number' ? read : Number.NaN;
}

/** Sets a field that was read; one that was not stays absent. */
function set<T, K extends keyof T>(target: T, key: K, read: T[K] | undefined): void {
  if (read !== undefined) target[key] = read;
}
