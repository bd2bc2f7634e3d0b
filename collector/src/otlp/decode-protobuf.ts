import type protobuf from 'protobufjs';
import { CountingReader } from './counting-reader.ts';
import type { Steps } from '../scheduling/in-slices.ts';
import { DecodingError, TooManyValuesError } from './decoding-error.ts';
import type { RequestType } from './schema.ts';
import type { ValueCount } from './value-count.ts';

/**
 * A request from its protobuf bytes, one item a step. Fields that the schema does not know are kept for {@link encode}.
 *
 * @throws TooManyValuesError above what `count` allows.
 * @throws DecodingError for bytes that are no such message: truncated, wrong wire types, nested above 100 levels.
 */
export function* protobufSteps(type: RequestType, body: Uint8Array, count: ValueCount): Steps<protobuf.Message> {
  const { request, frame, item } = type;
  try {
    const message = frame.decode(new CountingReader(body, count));
    // Many bytes that are no OTLP still parse as fields with numbers that OTLP does not have.
    if (
      message.$unknowns !== undefined &&
      frame.fieldsArray.every((field) => !Object.hasOwn(message, field.name) || listOf(message, field.name).length === 0)
    )
      throw new Error('none of its fields is there');
    const [resources, scopes, items] = type.path;
    for (const resource of listOf(message, resources)) {
      for (const scope of listOf(resource, scopes)) {
        const decoded: protobuf.Message[] = [];
        for (const bytes of listOf(scope, items)) {
          decoded.push(item.decode(new CountingReader(bytes as Uint8Array, count)));
          yield false;
        }
        Reflect.set(scope, items, decoded);
      }
    }
    return message;
  } catch (error) {
    if (error instanceof TooManyValuesError || !(error instanceof Error)) throw error;
    throw new DecodingError(`The body is not a protobuf ${request.name}: ${error.message}`, { cause: error });
  }
}

/** A repeated field; it was declared one. */
function listOf(message: object, field: string): readonly object[] {
  const list: unknown = Reflect.get(message, field);
  return Array.isArray(list) ? list : [];
}
