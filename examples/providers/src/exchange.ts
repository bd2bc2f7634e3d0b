import type { FastifyRequest } from 'fastify';
import { ApiProblem } from './api-problem.ts';
import { isObject, type JsonObject } from './json.ts';
import { readScenario, type Scenario } from './scenarios.ts';
import { readUsageHeader, type UsageHeader } from './usage-header.ts';

/** A request as the routes see it: its body and what the stand-in's own headers ask for. */
export interface Exchange {
  readonly body: JsonObject;
  readonly scenario: Scenario | undefined;
  /** From `x-usage`. */
  readonly usage: UsageHeader | undefined;
  /** From `x-prompt-cache: warm`: what can be read from a prompt cache is read from it. */
  readonly isCacheWarm: boolean;
}

/** What a route answers: one body, the events of a stream, or a file. */
export interface Answer {
  readonly body: JsonObject;
  /** What is sent instead of the body where an answer is no JSON. */
  readonly file?: { readonly type: string; readonly content: Buffer };
  /** Events, each as its bytes on the wire; absent if the answer is no stream. */
  readonly events?: readonly string[];
  /** Content type of the events where they are no server-sent ones: lines of JSON. */
  readonly eventsType?: string;
  /** The frames of a binary stream, and the one that tells of an error in mid-stream. */
  readonly frames?: { readonly type: string; readonly frames: readonly Uint8Array[]; readonly error: Uint8Array };
  /** Headers that only this answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The event that tells of an error in mid-stream, for the request of this id, in this place of the stream. */
  readonly errorEvent?: (requestId: string, position: number) => string;
}

/** The exchange of a request. @throws ApiProblem of kind invalid_request for a body that is no object and unknown headers' values. */
export function readExchange(request: FastifyRequest): Exchange {
  const body = request.body ?? {};
  if (!isObject(body)) throw new ApiProblem('invalid_request', 'The request body must be a JSON object.');
  const cache = header(request, 'x-prompt-cache');
  if (cache !== undefined && cache !== 'warm')
    throw new ApiProblem('invalid_request', `x-prompt-cache is ${cache}; the only value is warm`);
  return {
    body,
    scenario: readScenario(header(request, 'x-scenario')),
    usage: readUsageHeader(header(request, 'x-usage')),
    isCacheWarm: cache === 'warm',
  };
}

/** A request header with one value. */
export function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
