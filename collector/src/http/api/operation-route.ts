import type { AnswerOf, BodyOf, Given, Operation, ParamsOf, QueryOf } from '@spancost/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Access } from '../../access/access.ts';
import { accessOf } from '../access-of.ts';
import { HttpError } from '../http-error.ts';
import { readInput } from './read-input.ts';

/** A request for an operation, read by the operation's own schemas. */
export interface Asked<O extends Operation> {
  readonly query: QueryOf<O>;
  readonly params: ParamsOf<O>;
  /** Of a request in JSON; what came in another content type is in `request.body`. */
  readonly body: BodyOf<O>;
  readonly access: Access;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const NOTHING = z.strictObject({});

/**
 * Adds the route of an operation: what it takes is checked by the schemas that the reference is made from. A query that is not as
 * it has to be is a 400, a body a 422, a part of the path a 404.
 *
 * @param answer What is sent, or the reply where it sent something itself.
 */
export function operationRoute<const O extends Operation>(
  app: FastifyInstance,
  operation: O,
  answer: (asked: Asked<O>) => Promise<Given<AnswerOf<O>> | FastifyReply>,
): void {
  app.route({
    method: operation.method,
    url: urlOf(operation),
    onRequest: async (request) => {
      if (operation.body !== undefined) refuseEncoded(request);
    },
    handler: async (request, reply) => {
      const [status] = operation.statuses ?? [];
      if (status !== undefined) reply.code(status);
      // The schemas are those that the types are made from.
      return answer({
        query: readInput(operation.query ?? NOTHING, request.query),
        params: paramsOf(operation, request),
        body: bodyOf(operation, request),
        access: accessOf(request),
        request,
        reply,
      } as Asked<O>);
    },
  });
}

/** The path as routes are registered by: `/api/v1/usage/:call_id`. */
export function urlOf({ path }: Pick<Operation, 'path'>): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Only what telemetry is sent to takes bodies that are compressed. */
function refuseEncoded({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '')
    throw new HttpError(415, `Content-Encoding ${JSON.stringify(encoding.slice(0, 100))} is not taken here; send the body as it is`);
}

function paramsOf({ params }: Operation, request: FastifyRequest): unknown {
  if (params === undefined) return {};
  const parsed = params.safeParse(request.params);
  if (parsed.success) return parsed.data;
  throw new HttpError(404, `Nothing is at ${request.url.split('?')[0]?.slice(0, 200) ?? ''}`);
}

function bodyOf({ body, otherBodies = {} }: Operation, request: FastifyRequest): unknown {
  if (body === undefined) return undefined;
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(otherBodies, type) ? undefined : readInput(body, request.body ?? {}, 422);
}
