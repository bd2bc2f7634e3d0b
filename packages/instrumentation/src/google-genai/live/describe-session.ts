import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_OPERATION_NAME,
  ATTR_GEN_AI_PROVIDER_NAME,
  ATTR_GEN_AI_REQUEST_MODEL,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_SPANCOST_USAGE_GEOGRAPHY,
  OPERATION_LIVE_SESSION,
} from '@spancost/conventions';
import { text } from '../../json-fields.ts';
import type { CallDescription } from '../../sdk-instrumentation.ts';
import type { Service } from '../service.ts';
import { LiveReader } from './live-reader.ts';

/** A live session at one of Google's services. */
export function describeSession(params: unknown, { provider, endpoint, geography }: Service): CallDescription {
  const model = text(params, 'model');
  const common: Attributes = { [ATTR_GEN_AI_PROVIDER_NAME]: provider };
  if (model !== undefined) common[ATTR_GEN_AI_REQUEST_MODEL] = model;
  if (endpoint.host !== undefined) common[ATTR_SERVER_ADDRESS] = endpoint.host;
  if (endpoint.port !== undefined) common[ATTR_SERVER_PORT] = endpoint.port;
  if (geography !== undefined) common[ATTR_SPANCOST_USAGE_GEOGRAPHY] = geography;
  return {
    spanName: model === undefined ? OPERATION_LIVE_SESSION : `${OPERATION_LIVE_SESSION} ${model}`,
    attributes: { ...common, [ATTR_GEN_AI_OPERATION_NAME]: OPERATION_LIVE_SESSION },
    reader: new LiveReader(common, model),
  };
}
