import { STATUS_CODES } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorOf } from './error-of.ts';
import { HttpError } from './http-error.ts';

/** Answers an error of the API as RFC 9457 `application/problem+json`. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, headers, members } = errorOf(error, typesTakenBy(request));
  // What is answered on purpose is no failure.
  if (status >= 500 && !(error instanceof HttpError)) request.log.error({ err: error }, 'request failed');
  return reply
    .code(status)
    .headers({ ...headers, ...(status >= 500 ? { 'x-request-id': request.id } : {}) })
    .type('application/problem+json')
    .send(problemBody({ title: STATUS_CODES[status] ?? 'Error', status, detail: message, ...members }));
}

/** A problem as bytes: of a text Fastify would say a charset, and `application/problem+json` has none. */
export function problemBody(members: { readonly title: string | undefined; readonly status: number; readonly detail: string }): Buffer {
  return Buffer.from(JSON.stringify({ type: 'about:blank', ...members }));
}

const CONTENT_TYPES = ['application/json', 'application/merge-patch+json', 'text/csv'];

function typesTakenBy({ server }: FastifyRequest): readonly string[] {
  return CONTENT_TYPES.filter((type) => server.hasContentTypeParser(type));
}
