import { ATTRIBUTE_ALIASES } from './aliases.ts';
import * as names from './attributes.ts';
import { FIELD_OF_ATTRIBUTE } from './usage-attributes.ts';
import type { Usage } from './usage.ts';

/** Attributes as OpenTelemetry has them; values of other types are read as missing. */
export type AttributeMap = Readonly<Record<string, unknown>>;

type Pairs = readonly (readonly [string, string])[];

/** The values of the attributes that tell of an AI call, as they are: any of them may be missing or of another type. */
export class Told {
  provider: unknown;
  requestModel: unknown;
  responseModel: unknown;
  responseId: unknown;
  stream: unknown;
  openaiTier: unknown;
  serviceTier: unknown;
  host: unknown;
  geography: unknown;
  reportedCost: unknown;
  errorType: unknown;
  errorMessage: unknown;
  httpStatus: unknown;
  seenInputCharacters: unknown;
  seenOutputCharacters: unknown;
  user: unknown;
  tenant: unknown;
  feature: unknown;
  session: unknown;
  task: unknown;
  object: unknown;
  parameters: Pairs | undefined;
  metadata: Pairs | undefined;
  /** A value that is no number is kept as NaN, for `problemsOf` to name. */
  readonly usage: { -readonly [Field in keyof Usage]: Usage[Field] } = {};
}

/** Where the value of each attribute is kept. */
const FIELDS: ReadonlyMap<string, Exclude<keyof Told, 'usage' | 'parameters' | 'metadata'>> = new Map([
  [names.ATTR_GEN_AI_PROVIDER_NAME, 'provider'],
  [names.ATTR_GEN_AI_REQUEST_MODEL, 'requestModel'],
  [names.ATTR_GEN_AI_RESPONSE_MODEL, 'responseModel'],
  [names.ATTR_GEN_AI_RESPONSE_ID, 'responseId'],
  [names.ATTR_GEN_AI_REQUEST_STREAM, 'stream'],
  [names.ATTR_OPENAI_RESPONSE_SERVICE_TIER, 'openaiTier'],
  [names.ATTR_SPANCOST_USAGE_SERVICE_TIER, 'serviceTier'],
  [names.ATTR_SERVER_ADDRESS, 'host'],
  [names.ATTR_SPANCOST_USAGE_GEOGRAPHY, 'geography'],
  [names.ATTR_SPANCOST_USAGE_REPORTED_COST_USD, 'reportedCost'],
  [names.ATTR_ERROR_TYPE, 'errorType'],
  [names.ATTR_SPANCOST_CALL_ERROR_MESSAGE, 'errorMessage'],
  [names.ATTR_HTTP_RESPONSE_STATUS_CODE, 'httpStatus'],
  [names.ATTR_SPANCOST_SEEN_INPUT_CHARACTERS, 'seenInputCharacters'],
  [names.ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS, 'seenOutputCharacters'],
  [names.ATTR_USER_ID, 'user'],
  [names.ATTR_SPANCOST_TENANT, 'tenant'],
  [names.ATTR_SPANCOST_FEATURE, 'feature'],
  [names.ATTR_SESSION_ID, 'session'],
  [names.ATTR_SPANCOST_TASK, 'task'],
  [names.ATTR_SPANCOST_OBJECT, 'object'],
]);

const OLDER_NAMES: ReadonlySet<string> = new Set(Object.values(ATTRIBUTE_ALIASES).flat());

/**
 * What attributes tell of a call, in one pass over those that are there: most calls have a few of the many that there could
 * be. Of a call under older names, those of today are filled in first.
 */
export function toldBy(attributes: AttributeMap): Told {
  const told = new Told();
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || value === null) continue;
    const field = FIELDS.get(name);
    if (field !== undefined) told[field] = value;
    else if (OLDER_NAMES.has(name)) return toldBy(withTodaysNames(attributes));
    else addTo(told, name, value);
  }
  return told;
}

function addTo(told: Told, name: string, value: unknown): void {
  const field = FIELD_OF_ATTRIBUTE.get(name);
  if (field !== undefined) told.usage[field] = typeof value === 'number' ? value : Number.NaN;
  else if (name.startsWith(names.ATTR_SPANCOST_METADATA_PREFIX))
    told.metadata = withPair(told.metadata, name.slice(names.ATTR_SPANCOST_METADATA_PREFIX.length), value);
  else if (name.startsWith(names.ATTR_SPANCOST_USAGE_PARAMETER_PREFIX))
    told.parameters = withPair(told.parameters, name.slice(names.ATTR_SPANCOST_USAGE_PARAMETER_PREFIX.length), value);
}

/** Scalars as they read; lists and maps, which have no one text, are left out. */
function withPair(pairs: Pairs | undefined, key: string, value: unknown): Pairs | undefined {
  if (typeof value === 'string') return [...(pairs ?? []), [key, value]];
  const isScalar = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  return isScalar ? [...(pairs ?? []), [key, String(value)]] : pairs;
}

/** The same attributes, without the older names: what is not there under today's name is there under it, from the first that has it. */
function withTodaysNames(attributes: AttributeMap): AttributeMap {
  const today: Record<string, unknown> = {};
  for (const name in attributes) if (!OLDER_NAMES.has(name)) today[name] = attributes[name];
  for (const [name, aliases] of Object.entries(ATTRIBUTE_ALIASES)) {
    for (const alias of aliases) today[name] ??= attributes[alias];
  }
  return today;
}
