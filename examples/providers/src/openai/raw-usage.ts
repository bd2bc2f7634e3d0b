import type { FastifyRequest } from 'fastify';
import type { Answer } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { readRawUsage } from '../raw-usage-header.ts';

/**
 * The answer with what the header `x-raw-usage` says about its usage, as it is: strings, nulls and all, and what hosts add to
 * OpenAI's protocol, such as `{"cost":0.0031}`. In a stream it goes into every usage.
 *
 * @throws ApiProblem of kind invalid_request for a header that is no JSON object.
 */
export function withRawUsage(answer: Answer, request: FastifyRequest): Answer {
  const raw = readRawUsage(request);
  if (raw === undefined) return answer;
  const { body, events } = answer;
  return {
    ...answer,
    body: merged(body, raw),
    ...(events === undefined
      ? {}
      : {
          events: events.map((event) =>
            event.replace(/^data: (\{.*\})$/m, (_line, json: string) => `data: ${JSON.stringify(mergedEvent(JSON.parse(json), raw))}`),
          ),
        }),
  };
}

function mergedEvent(event: JsonObject, raw: JsonObject): JsonObject {
  return isObject(event['response']) ? { ...event, response: merged(event['response'], raw) } : merged(event, raw);
}

function merged(answer: JsonObject, raw: JsonObject): JsonObject {
  return isObject(answer['usage']) ? { ...answer, usage: { ...answer['usage'], ...raw } } : answer;
}
