import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { message, type WireMessage } from './message.ts';
import { messageEvents } from './message-events.ts';

/** A message as a cloud that has Claude answers it. */
export interface MessageOfCloud {
  readonly body: JsonObject;
  /** Its server-sent events. */
  readonly events: readonly string[];
  /** What it used, told or not. */
  readonly counted: WireMessage['usage'];
}

/**
 * Answer of Claude at Amazon Bedrock or Vertex AI: Anthropic's message, with an id of the cloud's, and a usage without the place,
 * the speed and the tier. The model is in the path and the version of the API in the body. `given` goes over the usage as it is.
 *
 * @see https://docs.anthropic.com/en/api/claude-on-amazon-bedrock; https://docs.anthropic.com/en/api/claude-on-vertex-ai
 * @throws ApiProblem of kind invalid_request for a body without `anthropic_version`.
 */
export function messageOfCloud(exchange: Exchange, model: string, cloud: 'bdrk' | 'vrtx', given: JsonObject = {}): MessageOfCloud {
  const { anthropic_version: version, ...body } = exchange.body;
  if (version === undefined) throw new ApiProblem('invalid_request', 'anthropic_version: Field required');
  const isTold = exchange.scenario !== 'no-usage';
  const scenario = isTold ? exchange.scenario : undefined;
  const {
    usage: counted,
    container: _container,
    diagnostics: _diagnostics,
    ...rest
  } = message({ ...exchange, scenario, body: { ...body, model } });
  const told = {
    ...rest,
    id: rest.id.replace('msg_01', `msg_${cloud}_01`),
    ...(isTold && counted !== undefined ? { usage: { ...withoutPlace(counted), ...given } } : {}),
  };
  // A usage may be as broken as a test has it, and clouds leave fields out.
  return { body: told, events: messageEvents(told as unknown as WireMessage), counted };
}

function withoutPlace(usage: NonNullable<WireMessage['usage']>): JsonObject {
  const { inference_geo: _geography, speed: _speed, service_tier: _tier, ...rest } = usage;
  return rest;
}
