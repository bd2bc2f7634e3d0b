import { ATTRIBUTE_ALIASES } from './aliases.ts';
import * as names from './attributes.ts';
import { ATTRIBUTION_ATTRIBUTES, type Attribution } from './attribution.ts';
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
  return {
    operation,
    provider: canonicalProvider(text(attributes, names.ATTR_GEN_AI_PROVIDER_NAME) ?? '') || UNKNOWN_PROVIDER,
    ...optional('requestModel', text(attributes, names.ATTR_GEN_AI_REQUEST_MODEL)),
    ...optional('responseModel', text(attributes, names.ATTR_GEN_AI_RESPONSE_MODEL)),
    ...optional('responseId', text(attributes, names.ATTR_GEN_AI_RESPONSE_ID)),
    ...optional(
      'serviceTier',
      text(attributes, names.ATTR_OPENAI_RESPONSE_SERVICE_TIER) ?? text(attributes, names.ATTR_SPANCOST_USAGE_SERVICE_TIER),
    ),
    ...optional('errorType', text(attributes, names.ATTR_ERROR_TYPE)),
    ...optional('httpStatus', number(attributes, names.ATTR_HTTP_RESPONSE_STATUS_CODE)),
    stream: value(attributes, names.ATTR_GEN_AI_REQUEST_STREAM) === true,
    usage,
    problems: problemsOf(usage),
    attribution: readAttribution(attributes),
  };
}

/** Token counts of these attributes; a value that is no number is kept as NaN, for {@link problemsOf} to name. */
function readUsage(attributes: AttributeMap): Usage {
  const cacheWrite5m = count(attributes, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M);
  const cacheWrite1h = count(attributes, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H);
  return {
    ...optional('inputTokens', count(attributes, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS)),
    ...optional('outputTokens', count(attributes, names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS)),
    ...optional('cacheReadTokens', count(attributes, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS)),
    ...optional('cacheWriteTokens', count(attributes, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS)),
    ...optional('cacheWrite5mTokens', cacheWrite5m),
    ...optional('cacheWrite1hTokens', cacheWrite1h),
    ...optional('reasoningTokens', count(attributes, names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS)),
  };
}

function readAttribution(attributes: AttributeMap): Attribution {
  const attribution: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(ATTRIBUTION_ATTRIBUTES)) {
    const read = text(attributes, name);
    if (read !== undefined) attribution[field] = read;
  }
  const metadata: Record<string, string> = {};
  for (const [key, entry] of Object.entries(attributes)) {
    if (key.startsWith(names.ATTR_SPANCOST_METADATA_PREFIX))
      metadata[key.slice(names.ATTR_SPANCOST_METADATA_PREFIX.length)] = String(entry);
  }
  if (Object.keys(metadata).length > 0) attribution['metadata'] = metadata;
  return attribution;
}

/** The value under today's name, else under the first older name that is there. */
function value(attributes: AttributeMap, name: string): unknown {
  const today = attributes[name];
  if (today !== undefined && today !== null) return today;
  for (const alias of ATTRIBUTE_ALIASES[name] ?? []) {
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

function optional<K extends string, V>(key: K, read: V | undefined): { [P in K]?: V } {
  return (read === undefined ? {} : { [key]: read }) as { [P in K]?: V };
}
