import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorOf } from './error-of.ts';

/** Answers an error of the API as RFC 9457 `application/problem+json`. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, headers } = errorOf(error);
  if (status >= 500) request.log.error({ err: error }, 'request failed');
  return reply
    .code(status)
    .headers({ ...headers })
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: message }));
}
