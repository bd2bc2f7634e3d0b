import { fromAiSdk } from './ai-sdk.ts';
import { ATTRIBUTE_ALIASES } from './aliases.ts';
import * as names from './attributes.ts';
import { ATTRIBUTION_ATTRIBUTES, type Attribution, type AttributionField } from './attribution.ts';
import { geographyOfHost } from './geography.ts';
import { plainAmount } from './cost.ts';
import { isPricedOperation, operationFetchedBy } from './operations.ts';
import { canonicalProvider } from './providers.ts';
import { ALIASED_USAGE, FIELD_OF_ATTRIBUTE } from './usage-attributes.ts';
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
  /** Where the call was processed: `us`, `eu`, `global`, `us-east5`. */
  readonly geography?: string;
  /** What else a price may hang on: `{ quality: 'hd' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the provider itself said that the call cost, in US dollars: an exact decimal string. */
  readonly reportedCost?: string;
  readonly errorType?: string;
  /** What the application said went wrong; never what a provider or an SDK wrote. */
  readonly errorMessage?: string;
  readonly httpStatus?: number;
  readonly stream: boolean;
  readonly usage: Usage;
  /** Characters that were sent, where their tokens are not told. */
  readonly seenInputCharacters?: number;
  /** Characters that came back, where their tokens are not told. */
  readonly seenOutputCharacters?: number;
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
 * attributes, an agent, workflow or tool span, or a call that another span measures). What fetches an answer, a batch or a film and tells its id and its usage is a
 * report of that. Older names are read as today's, and so are those of the Vercel AI SDK. Never throws: a count that is not a
 * number stands in `problems`.
 *
 * @example readCall({ 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'openai', 'gen_ai.usage.prompt_tokens': 9 })
 * // { operation: 'chat', provider: 'openai', usage: { inputTokens: 9 }, problems: [], … }
 */
export function readCall(given: AttributeMap): CallReading | undefined {
  if (given[names.ATTR_SPANCOST_CALL_MEASURED_ELSEWHERE] === true) return undefined;
  const attributes = fromAiSdk(given) ?? given;
  const named = attributes[names.ATTR_GEN_AI_OPERATION_NAME];
  const operation = isPricedOperation(named) ? named : fetchedWithUsage(named, attributes);
  if (operation === undefined) return undefined;
  const rare = readRare(attributes);
  const usage = readUsage(attributes, rare.usage);
  // Filled in field by field: this runs twice in every call of an application, where spreads cost more than the rest.
  const call: Mutable<CallReading> = {
    operation,
    provider: canonicalProvider(text(attributes, names.ATTR_GEN_AI_PROVIDER_NAME) ?? '') || UNKNOWN_PROVIDER,
    stream: value(attributes, names.ATTR_GEN_AI_REQUEST_STREAM) === true,
    usage,
    problems: problemsOf(usage),
    attribution: readAttribution(attributes, rare.metadata),
  };
  set(call, 'requestModel', text(attributes, names.ATTR_GEN_AI_REQUEST_MODEL));
  set(call, 'responseModel', text(attributes, names.ATTR_GEN_AI_RESPONSE_MODEL));
  set(call, 'responseId', text(attributes, names.ATTR_GEN_AI_RESPONSE_ID));
  set(
    call,
    'serviceTier',
    text(attributes, names.ATTR_OPENAI_RESPONSE_SERVICE_TIER) ?? text(attributes, names.ATTR_SPANCOST_USAGE_SERVICE_TIER),
  );
  const host = text(attributes, names.ATTR_SERVER_ADDRESS);
  set(
    call,
    'geography',
    text(attributes, names.ATTR_SPANCOST_USAGE_GEOGRAPHY) ?? (host === undefined ? undefined : geographyOfHost(call.provider, host)),
  );
  // fromEntries makes even `__proto__` a key like any other.
  if (rare.parameters !== undefined) call.parameters = Object.fromEntries(rare.parameters);
  set(call, 'reportedCost', plainAmount(attributes[names.ATTR_SPANCOST_USAGE_REPORTED_COST_USD]));
  set(call, 'errorType', text(attributes, names.ATTR_ERROR_TYPE));
  set(call, 'errorMessage', text(attributes, names.ATTR_SPANCOST_CALL_ERROR_MESSAGE));
  set(call, 'httpStatus', number(attributes, names.ATTR_HTTP_RESPONSE_STATUS_CODE));
  set(call, 'seenInputCharacters', number(attributes, names.ATTR_SPANCOST_SEEN_INPUT_CHARACTERS));
  set(call, 'seenOutputCharacters', number(attributes, names.ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS));
  return call;
}

/** What a fetch brings the usage of: it must say by which id that is known, so that it is charged once. */
function fetchedWithUsage(operation: unknown, attributes: AttributeMap): string | undefined {
  const fetched = operationFetchedBy(operation);
  if (fetched === undefined || text(attributes, names.ATTR_GEN_AI_RESPONSE_ID) === undefined) return undefined;
  const isTold = [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, names.ATTR_SPANCOST_USAGE_VIDEO_SECONDS].some(
    (name) => value(attributes, name) !== undefined,
  );
  return isTold ? fetched : undefined;
}

/** What stands under a name that has no older one: found in one pass, because most calls have few or none of them. */
interface RareAttributes {
  readonly usage: Mutable<Usage>;
  readonly parameters: readonly [string, string][] | undefined;
  readonly metadata: readonly [string, string][] | undefined;
}

function readRare(attributes: AttributeMap): RareAttributes {
  const usage: Mutable<Usage> = {};
  let parameters: [string, string][] | undefined;
  let metadata: [string, string][] | undefined;
  for (const key of Object.keys(attributes)) {
    if (!key.startsWith('spancost.') && !key.startsWith('gen_ai.usage.')) continue;
    if (key.startsWith(names.ATTR_SPANCOST_METADATA_PREFIX)) {
      const told = scalarText(attributes[key]);
      if (told !== undefined) (metadata ??= []).push([key.slice(names.ATTR_SPANCOST_METADATA_PREFIX.length), told]);
    } else if (key.startsWith(names.ATTR_SPANCOST_USAGE_PARAMETER_PREFIX)) {
      const told = scalarText(attributes[key]);
      if (told !== undefined) (parameters ??= []).push([key.slice(names.ATTR_SPANCOST_USAGE_PARAMETER_PREFIX.length), told]);
    } else {
      const field = FIELD_OF_ATTRIBUTE.get(key);
      if (field !== undefined) set(usage, field, count(attributes, key));
    }
  }
  return { usage, parameters, metadata };
}

/** The usage that these attributes tell; a value that is no number is kept as NaN, for {@link problemsOf} to name. */
function readUsage(attributes: AttributeMap, usage: Mutable<Usage>): Usage {
  for (const [field, name] of ALIASED_USAGE) set(usage, field, count(attributes, name));
  return usage;
}

function readAttribution(attributes: AttributeMap, metadata: readonly [string, string][] | undefined): Attribution {
  const attribution: Mutable<Attribution> = {};
  for (const [field, name] of ATTRIBUTION_FIELDS) set(attribution, field, text(attributes, name));
  // fromEntries makes even `__proto__` a key like any other.
  if (metadata !== undefined) attribution.metadata = Object.fromEntries(metadata);
  return attribution;
}

/** Scalars as they read; lists and maps, which have no one text, are left out. */
function scalarText(told: unknown): string | undefined {
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
