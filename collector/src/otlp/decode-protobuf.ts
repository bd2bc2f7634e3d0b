import protobuf from 'protobufjs';
import { DecodingError } from './decoding-error.ts';

/**
 * A message from its protobuf bytes. Fields that the schema does not know are kept for {@link encode}.
 *
 * @throws DecodingError for bytes that are no such message: truncated, wrong wire types, nested above 100 levels.
 */
export function decodeProtobuf(type: protobuf.Type, body: Uint8Array): protobuf.Message {
  const reader = protobuf.Reader.create(body);
  reader.discardUnknown = false;
  try {
    return type.decode(reader);
  } catch (error) {
    throw new DecodingError(`The body is not a protobuf ${type.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
