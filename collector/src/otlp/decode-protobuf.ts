import type protobuf from 'protobufjs';
import { CountingReader } from './counting-reader.ts';
import { DecodingError, TooManyValuesError } from './decoding-error.ts';

/**
 * A message from its protobuf bytes. Fields that the schema does not know are kept for {@link encode}.
 *
 * @throws TooManyValuesError above `maxValues`.
 * @throws DecodingError for bytes that are no such message: truncated, wrong wire types, nested above 100 levels.
 */
export function decodeProtobuf(type: protobuf.Type, body: Buffer, maxValues: number): protobuf.Message {
  const reader = new CountingReader(body, maxValues);
  reader.discardUnknown = false;
  try {
    const message = type.decode(reader);
    // Many bytes that are no OTLP still parse as fields with numbers that OTLP does not have.
    if (
      message.$unknowns !== undefined &&
      type.fieldsArray.every((field) => !Object.hasOwn(message, field.name) || isEmpty(message, field))
    )
      throw new Error('none of its fields is there');
    return message;
  } catch (error) {
    if (error instanceof TooManyValuesError) throw error;
    throw new DecodingError(`The body is not a protobuf ${type.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function isEmpty(message: protobuf.Message, field: protobuf.Field): boolean {
  const value: unknown = Reflect.get(message, field.name);
  return Array.isArray(value) && value.length === 0;
}
