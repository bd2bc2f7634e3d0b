import protobuf from 'protobufjs';
import { DecodingError } from './decoding-error.ts';
import { checkBounds } from './json-bounds.ts';
import { readScalar } from './json-scalars.ts';
import { ANY_VALUE_TYPE } from './schema.ts';

/**
 * A message from its OTLP/JSON text: protobuf's JSON mapping with hexadecimal trace and span ids and integer enumerations.
 * Unknown fields are ignored, as the protocol asks. A value that its field cannot have is no reason to refuse the request:
 * of an attribute its text is kept (so it is no count of tokens), any other field is as if it had not been sent (so a
 * span without an id goes into quarantine). Objects, lists and nulls in the wrong place are.
 *
 * @throws TooManyValuesError above `maxValues`.
 * @throws DecodingError with the path of what is wrong, as in `resourceSpans[0].scopeSpans[0].spans[3].attributes`.
 */
export function decodeJson(type: protobuf.Type, body: Buffer, maxValues: number): protobuf.Message {
  checkBounds(body, maxValues);
  let data: unknown;
  try {
    data = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new DecodingError(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return readMessage(type, data, '');
}

function readMessage(type: protobuf.Type, data: unknown, path: string): protobuf.Message {
  if (!isObject(data))
    throw new DecodingError(`${path === '' ? 'The body' : path} is ${kindOf(data)}; an object (${type.name}) is expected`);
  const fields: Record<string, unknown> = {};
  for (const field of type.fieldsArray) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    if (value === undefined || value === null) continue;
    const at = path === '' ? field.name : `${path}.${field.name}`;
    if (!field.repeated) {
      const read = readField(field, value, at);
      if (read !== undefined) fields[field.name] = read;
      else if (type === ANY_VALUE_TYPE) fields['stringValue'] = typeof value === 'string' ? value : JSON.stringify(value);
    } else if (Array.isArray(value)) fields[field.name] = value.map((entry, index) => readField(field, entry, `${at}[${index}]`));
    else throw new DecodingError(`${at} is ${kindOf(value)}; an array is expected`);
  }
  return type.create(fields);
}

/** A message, or the value of a scalar; undefined for a scalar that is none of the field's type. */
function readField(field: protobuf.Field, value: unknown, path: string): unknown {
  const type = field.resolvedType;
  if (type instanceof protobuf.Type) return readMessage(type, value, path);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return readScalar(field, value);
  throw new DecodingError(`${path} is ${kindOf(value)}; ${field.type} is expected`);
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** What a value is, for a message: never its whole text, which may be content. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'an object';
}
