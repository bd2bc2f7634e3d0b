import type { FastifyRequest } from 'fastify';
import { ApiProblem } from './api-problem.ts';
import { header } from './exchange.ts';
import { isObject, type JsonObject } from './json.ts';

/**
 * The fields of the header `x-raw-usage`, which go into a usage as they are; undefined without one.
 *
 * @throws ApiProblem of kind invalid_request for a header that is no JSON object.
 */
export function readRawUsage(request: FastifyRequest): JsonObject | undefined {
  const given = header(request, 'x-raw-usage');
  if (given === undefined) return undefined;
  try {
    const raw: unknown = JSON.parse(given);
    if (isObject(raw)) return raw;
  } catch {
    // Told below.
  }
  throw new ApiProblem('invalid_request', `x-raw-usage is ${given}; it must be a JSON object such as {"cost":0.0031}`);
}
