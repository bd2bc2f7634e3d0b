import type Long from 'long';
import type { AnyValue, KeyValue } from './messages.ts';

/** Attributes by name. Of a name that is there twice the last value counts, as in the SDKs. */
export function readAttributes(attributes: readonly KeyValue[]): Record<string, unknown> {
  const read: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of attributes) read[key] = value === null ? undefined : readValue(value);
  return read;
}

function readValue(value: AnyValue): unknown {
  switch (value.value) {
    case undefined:
      return undefined;
    case 'intValue':
      return readInteger(value.intValue);
    case 'arrayValue':
      return value.arrayValue.values.map(readValue);
    case 'kvlistValue':
      return readAttributes(value.kvlistValue.values);
    default:
      return value[value.value];
  }
}

/** A number while it is exact, else a bigint, which is no token count. */
function readInteger(value: Long): number | bigint {
  const number = value.toNumber();
  return Number.isSafeInteger(number) ? number : BigInt(value.toString());
}
