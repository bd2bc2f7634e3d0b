import protobuf from 'protobufjs';
import type { Steps } from '../scheduling/in-slices.ts';
import { DecodingError } from './decoding-error.ts';
import { checkBounds } from './json-bounds.ts';
import { readScalar } from './json-scalars.ts';
import { ANY_VALUE_TYPE, LOGS, TRACES, type RequestType } from './schema.ts';
import type { ValueCount } from './value-count.ts';

/** What is left to be read, one item each. */
type Later = (() => void)[];

/**
 * A request from its OTLP/JSON text, one item a step: protobuf's JSON mapping with hexadecimal trace and span ids and integer
 * enumerations. Unknown fields are ignored, as the protocol asks. A value that its field cannot have is no reason to refuse the
 * request: of an attribute its text is kept (so it is no count of tokens), any other field is as if it had not been sent (so a
 * span without an id goes into quarantine). Objects, lists and nulls in the wrong place are.
 *
 * @throws TooManyValuesError above what `count` allows.
 * @throws DecodingError with the path of what is wrong, as in `resourceSpans[0].scopeSpans[0].spans[3].attributes`.
 */
export function* jsonSteps(type: RequestType, body: Uint8Array, count: ValueCount): Steps<protobuf.Message> {
  checkBounds(body, count);
  // Room must be there before all of it is parsed at once.
  yield true;
  const data = parseJson(body);
  const later: Later = [];
  const message = readMessage(type.request, data, '', later);
  for (const read of later) {
    yield false;
    read();
  }
  return message;
}

/** @throws DecodingError */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')) as unknown;
  } catch (error) {
    throw new DecodingError(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function readMessage(type: protobuf.Type, data: unknown, path: string, later: Later): protobuf.Message {
  if (!isObject(data))
    throw new DecodingError(`${path === '' ? 'The body' : path} is ${kindOf(data)}; an object (${type.name}) is expected`);
  const fields: Record<string, unknown> = {};
  for (const field of type.fieldsArray) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined;
    if (value === undefined || value === null) continue;
    const at = path === '' ? field.name : `${path}.${field.name}`;
    if (!field.repeated) {
      const read = readField(field, value, at, later);
      if (read !== undefined) fields[field.name] = read;
      else if (type === ANY_VALUE_TYPE) fields['stringValue'] = typeof value === 'string' ? value : JSON.stringify(value);
    } else if (!Array.isArray(value)) throw new DecodingError(`${at} is ${kindOf(value)}; an array is expected`);
    else if (isItems(type, field)) fields[field.name] = readItems(field, value, at, later);
    else fields[field.name] = value.map((entry, index) => readField(field, entry, `${at}[${index}]`, later));
  }
  return type.create(fields);
}

/** Whether these are the spans or records of a request, of which there may be many. */
function isItems(type: protobuf.Type, field: protobuf.Field): boolean {
  return [TRACES, LOGS].some(({ scope, item }) => type === scope && field.resolvedType === item);
}

function readItems(field: protobuf.Field, values: readonly unknown[], path: string, later: Later): unknown[] {
  const items: unknown[] = [];
  for (const [index, value] of values.entries()) later.push(() => items.push(readField(field, value, `${path}[${index}]`, later)));
  return items;
}

/** A message, or the value of a scalar; undefined for a scalar that is none of the field's type. */
function readField(field: protobuf.Field, value: unknown, path: string, later: Later): unknown {
  const type = field.resolvedType;
  if (type instanceof protobuf.Type) return readMessage(type, value, path, later);
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
