import { ATTRIBUTE_ALIASES } from './aliases.ts';
import * as names from './attributes.ts';
import { OUTPUT_VALUE, RUN_METADATA, SPELLINGS } from './spellings.ts';
import { FIELD_OF_ATTRIBUTE } from './usage-attributes.ts';
import type { Usage, UsageField } from './usage.ts';

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
  timeToFirstChunk: unknown;
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
  /** What input and output are together, as somebody else says it beside them. */
  statedTotal: unknown;
  outputValue: unknown;
  runMetadata: unknown;
  parameters: Pairs | undefined;
  metadata: Pairs | undefined;
  /** A value that is no finite number is kept as NaN, for `problemsOf` to name. */
  readonly usage: { -readonly [Field in keyof Usage]: Usage[Field] } = {};
}

/** Where the value of each attribute is kept. */
const FIELDS: ReadonlyMap<string, Exclude<keyof Told, 'usage' | 'parameters' | 'metadata'>> = new Map([
  [names.ATTR_GEN_AI_PROVIDER_NAME, 'provider'],
  [names.ATTR_GEN_AI_REQUEST_MODEL, 'requestModel'],
  [names.ATTR_GEN_AI_RESPONSE_MODEL, 'responseModel'],
  [names.ATTR_GEN_AI_RESPONSE_ID, 'responseId'],
  [names.ATTR_GEN_AI_REQUEST_STREAM, 'stream'],
  [names.ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK, 'timeToFirstChunk'],
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
  [names.ATTR_SPANCOST_USAGE_STATED_TOTAL, 'statedTotal'],
  [OUTPUT_VALUE, 'outputValue'],
  [RUN_METADATA, 'runMetadata'],
]);

/** Where the value under one name belongs, and how much it is believed: 0 is today's name, each further spelling is one more. */
interface Slot {
  readonly name: string;
  readonly field: Exclude<keyof Told, 'usage' | 'parameters' | 'metadata'> | undefined;
  readonly usageField: UsageField | undefined;
  readonly rank: number;
}

/** What is told under names of dialects only. */
const NO_ATTRIBUTES: ReadonlySet<string> = new Set([OUTPUT_VALUE, RUN_METADATA]);

const SLOTS: ReadonlyMap<string, Slot> = new Map(slots());

function slots(): Map<string, Slot> {
  const made = new Map<string, Slot>();
  const ranks = new Map<string, number>();
  const add = (spelling: string, name: string): void => {
    const field = FIELDS.get(name);
    const usageField = FIELD_OF_ATTRIBUTE.get(name);
    if (made.has(spelling) || (field === undefined && usageField === undefined)) return;
    const rank = ranks.get(name) ?? 0;
    ranks.set(name, rank + 1);
    made.set(spelling, { name, field, usageField, rank });
  };
  for (const name of [...FIELDS.keys(), ...FIELD_OF_ATTRIBUTE.keys()]) if (!NO_ATTRIBUTES.has(name)) add(name, name);
  for (const [name, aliases] of Object.entries(ATTRIBUTE_ALIASES)) for (const alias of aliases) add(alias, name);
  for (const { names: spelled } of SPELLINGS) for (const [spelling, name] of Object.entries(spelled)) add(spelling, name);
  return made;
}

/**
 * What attributes tell of a call, in one pass over those that are there: most calls have a few of the many that there could
 * be. Of what is told under several names, today's counts, then that of the conventions before, then that of a dialect.
 *
 * @param areCountsTexts Whether a text of digits is the count that it reads as.
 */
export function toldBy(attributes: AttributeMap, areCountsTexts = false): Told {
  const told = new Told();
  // By today's name, the rank of what was taken from another; most calls have none.
  let ranks: Map<string, number> | undefined;
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || value === null) continue;
    const slot = SLOTS.get(name);
    if (slot === undefined) {
      addTo(told, name, value);
      continue;
    }
    if (slot.rank > 0) {
      const rank = isTold(told, slot) ? (ranks?.get(slot.name) ?? 0) : Number.POSITIVE_INFINITY;
      if (rank <= slot.rank) continue;
      ranks ??= new Map();
      ranks.set(slot.name, slot.rank);
    } else ranks?.delete(slot.name);
    put(told, slot, areCountsTexts && isCount(slot) ? countIn(value) : value);
  }
  return told;
}

function isTold(told: Told, { field, usageField }: Slot): boolean {
  return (field === undefined ? usageField !== undefined && told.usage[usageField] : told[field]) !== undefined;
}

const isCount = ({ field, usageField }: Slot): boolean => usageField !== undefined || field === 'statedTotal';

/** The number that a text of digits is; anything else as it is, for `problemsOf` to name. */
function countIn(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? Number(value) : value;
}

function put(told: Told, { field, usageField }: Slot, value: unknown): void {
  if (field !== undefined) told[field] = value;
  else if (usageField !== undefined) told.usage[usageField] = typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
}

function addTo(told: Told, name: string, value: unknown): void {
  if (name.startsWith(names.ATTR_SPANCOST_METADATA_PREFIX))
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
