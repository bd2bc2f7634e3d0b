import { partsOfUsage } from './facts-of-usage.ts';
import type { Facts } from './facts.ts';
import { parseObject, type JsonObject } from './parse-object.ts';

/** What Logfire keeps in `gen_ai.usage.raw`, the usage of the provider's answer as JSON; its wholes are those of the attributes. */
export function factsOfLogfire(attributes: JsonObject): Facts {
  return partsOfUsage(parseObject(attributes['gen_ai.usage.raw']));
}

/**
 * Whether a span of Logfire's is a stream's, which ends before the stream begins: it has neither an answer's id nor a usage nor an
 * error, and is followed by a span of the type `log` that has the usage.
 */
export function isStreamBegun(attributes: JsonObject): boolean {
  return (
    attributes['logfire.span_type'] === 'span' &&
    attributes['gen_ai.response.id'] === undefined &&
    attributes['gen_ai.usage.input_tokens'] === undefined &&
    attributes['logfire.exception.fingerprint'] === undefined
  );
}
