import { diag } from '@opentelemetry/api';
import { ATTRIBUTION_ATTRIBUTES, type Attribution, type AttributionField } from '@spancost/conventions';

/** Characters of one value that are kept; telemetry is no place for documents. */
const MAX_VALUE_CHARACTERS = 1024;
const MAX_KEY_CHARACTERS = 128;
/** How many metadata keys one call has; a span takes 128 attributes by default, and its usage must find room. */
export const MAX_METADATA_KEYS = 64;

/** An attribution while it is put together. */
export type MutableAttribution = { -readonly [Field in AttributionField]?: string } & { metadata?: Record<string, string> };

/**
 * The attribution that a caller gave, whatever it is. Numbers and booleans become text, because ids are often numbers;
 * missing and empty values are left out; what has no text is left out and told to OpenTelemetry's diagnostics. Values are cut
 * at 1,024 characters, metadata at 64 keys of 128 characters. Never throws.
 *
 * @example parseAttribution({ user: 17, tenant: null }) // { user: '17' }
 */
export function parseAttribution(given: unknown): Attribution {
  try {
    if (given === undefined || given === null) return {};
    if (typeof given === 'object') return parse(given as Readonly<Record<string, unknown>>);
    diag.warn(`spancost: an attribution is an object such as { user: 'u-17' }, not a ${typeof given}; it is left out`);
  } catch (error) {
    diag.warn('spancost: an attribution could not be read; it is left out', error);
  }
  return {};
}

function parse(given: Readonly<Record<string, unknown>>): Attribution {
  const attribution: MutableAttribution = {};
  for (const [name, value] of Object.entries(given)) {
    if (name === 'metadata') continue;
    if (!isField(name)) diag.warn(`spancost: an attribution has no field ${name.slice(0, MAX_KEY_CHARACTERS)}; put it into metadata`);
    else {
      const text = textOf(value, name);
      if (text !== undefined) attribution[name] = text;
    }
  }
  const metadata = parseMetadata(given['metadata']);
  if (metadata !== undefined) attribution.metadata = metadata;
  return attribution;
}

function isField(name: string): name is AttributionField {
  return Object.hasOwn(ATTRIBUTION_ATTRIBUTES, name);
}

/** The metadata that a caller gave, as {@link parseAttribution} reads it; undefined if there is none. */
function parseMetadata(given: unknown): Record<string, string> | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object' || Array.isArray(given)) {
    diag.warn('spancost: metadata is an object of texts; it is left out');
    return undefined;
  }
  const pairs: [string, string][] = [];
  for (const [key, value] of Object.entries(given)) {
    const text = textOf(value, `metadata.${key}`);
    if (text === undefined) continue;
    if (key === '' || key.length > MAX_KEY_CHARACTERS || pairs.length === MAX_METADATA_KEYS)
      diag.warn(`spancost: metadata holds ${MAX_METADATA_KEYS} keys of 1 to ${MAX_KEY_CHARACTERS} characters; the rest is left out`);
    else pairs.push([key, text]);
  }
  // fromEntries makes even `__proto__` a key like any other.
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function textOf(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, MAX_VALUE_CHARACTERS);
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean' || typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value))) return String(value);
  diag.warn(`spancost: ${name.slice(0, MAX_KEY_CHARACTERS)} of an attribution is a ${typeof value} and no text; it is left out`);
  return undefined;
}
