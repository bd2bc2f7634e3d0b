import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorOf } from './error-of.ts';
import { HttpError } from './http-error.ts';

/** Answers an error of the API as RFC 9457 `application/problem+json`. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, headers, members } = errorOf(error);
  // What is answered on purpose is no failure.
  if (status >= 500 && !(error instanceof HttpError)) request.log.error({ err: error }, 'request failed');
  return reply
    .code(status)
    .headers({ ...headers, ...(status >= 500 ? { 'x-request-id': request.id } : {}) })
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail: message, ...members }));
}
