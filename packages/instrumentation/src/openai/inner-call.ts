import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_GEN_AI_RESPONSE_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
} from '@spancost/conventions';
import type { InnerCall } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';

/** What a call shares with the one that it is within. */
const SHARED: readonly string[] = [ATTR_GEN_AI_PROVIDER_NAME, ATTR_SERVER_ADDRESS, ATTR_SERVER_PORT];

/** A call of another model within a call whose span began with the attributes `outer`. */
export function innerCall(outer: Attributes, operation: string, model: string, usage: MutableUsage): InnerCall {
  const attributes: Attributes = { [ATTR_GEN_AI_OPERATION_NAME]: operation };
  for (const name of SHARED) {
    const value = outer[name];
    if (value !== undefined) attributes[name] = value;
  }
  attributes[ATTR_GEN_AI_REQUEST_MODEL] = model;
  attributes[ATTR_GEN_AI_RESPONSE_MODEL] = model;
  addUsage(attributes, usage);
  return { spanName: `${operation} ${model}`, attributes };
}
