import Long from 'long';
import type protobuf from 'protobufjs';

/** Fields whose bytes are hexadecimal in OTLP/JSON; all other bytes are base64. */
const HEX_FIELDS: readonly string[] = ['traceId', 'spanId', 'parentSpanId'];

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const UINT64 = { min: 0n, max: 2n ** 64n - 1n };
const INT32 = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const UINT32 = { min: 0n, max: 2n ** 32n - 1n };

/** Enumerations by name: OTLP/JSON has their integers, protobuf's JSON, which some senders write, has these. */
const ENUM_VALUES: ReadonlyMap<unknown, number> = new Map([
  ['STATUS_CODE_UNSET', 0],
  ['STATUS_CODE_OK', 1],
  ['STATUS_CODE_ERROR', 2],
  ['SPAN_KIND_UNSPECIFIED', 0],
  ['SPAN_KIND_INTERNAL', 1],
  ['SPAN_KIND_SERVER', 2],
  ['SPAN_KIND_CLIENT', 3],
  ['SPAN_KIND_PRODUCER', 4],
  ['SPAN_KIND_CONSUMER', 5],
]);

/** The value of a scalar field from its JSON form, or undefined if it is not one. A text may be written as whatever scalar. */
export function readScalar(field: protobuf.Field, value: string | number | boolean): unknown {
  switch (field.type) {
    case 'string':
      return String(value);
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'double':
      return readDouble(value);
    case 'bytes':
      return typeof value === 'string' ? readBytes(value, HEX_FIELDS.includes(field.name)) : undefined;
    case 'int32':
      return ENUM_VALUES.get(value) ?? toNumber(readInteger(value, INT32));
    case 'uint32':
    case 'fixed32':
      return toNumber(readInteger(value, UINT32));
    case 'int64':
      return toLong(readInteger(value, INT64), false);
    case 'fixed64':
      return toLong(readInteger(value, UINT64), true);
    default:
      return undefined;
  }
}

/** JSON has no NaN or infinity; protobuf writes them as strings. */
function readDouble(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) && value !== 'NaN' ? undefined : number;
}

/** A whole number, from a number or a decimal string, inside its type's range. */
function readInteger(value: unknown, range: { readonly min: bigint; readonly max: bigint }): bigint | undefined {
  const whole = typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^-?\d{1,20}$/.test(value);
  if (!whole) return undefined;
  const integer = BigInt(value as number | string);
  return integer >= range.min && integer <= range.max ? integer : undefined;
}

function readBytes(value: string, hex: boolean): Buffer | undefined {
  if (hex) return value.length % 2 === 0 && /^[\da-f]*$/i.test(value) ? Buffer.from(value, 'hex') : undefined;
  return /^[\w+/-]*={0,2}$/.test(value) ? Buffer.from(value, 'base64') : undefined;
}

function toNumber(value: bigint | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function toLong(value: bigint | undefined, unsigned: boolean): Long | undefined {
  return value === undefined ? undefined : Long.fromString(value.toString(), unsigned);
}
