import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LimitsConfig } from '../config/config.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { CONTENT_TYPES, decodeLogs, decodeTraces, type Encoding } from '../otlp/decode.ts';
import { encodeStatus, encodeSuccess } from '../otlp/encode.ts';
import type { Ingest } from '../pipeline/ingest.ts';
import type { Signal } from '../pipeline/signal.ts';
import { errorOf } from './error-of.ts';
import { HttpError } from './http-error.ts';
import { readBody } from './read-body.ts';

export interface OtlpRoutesOptions {
  readonly ingest: Ingest;
  /** Missing if metrics are dropped. */
  readonly metricsForwarder?: Forwarder;
  readonly metrics: Metrics;
  readonly limits: Pick<LimitsConfig, 'decompressedBodyBytes' | 'values'>;
}

const SIGNALS: readonly Signal[] = ['traces', 'logs', 'metrics'];
const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** gRPC status codes by HTTP status, for the bodies of errors. */
const GRPC_CODES: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 405: 12, 413: 8, 415: 3, 503: 14 };
const GRPC_UNKNOWN = 2;

/** `POST /v1/traces`, `/v1/logs` and `/v1/metrics`, as OTLP/HTTP says. Answers are in the encoding of the request. */
export async function otlpRoutes(app: FastifyInstance, options: OtlpRoutesOptions): Promise<void> {
  const { decompressedBodyBytes, values } = options.limits;
  let metricsAreDropped = false;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(Object.values(CONTENT_TYPES), { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.addHook('onResponse', async (request, reply) => {
    const signal = SIGNALS.find((each) => request.url.startsWith(`/v1/${each}`));
    if (signal !== undefined) options.metrics.ingestRequest(signal, reply.statusCode);
  });

  const post = (signal: Signal, take: (encoding: Encoding, body: Buffer, request: FastifyRequest) => Promise<void> | void): void => {
    app.route({
      method: 'POST',
      url: `/v1/${signal}`,
      handler: async (request, reply) => {
        const encoding = encodingOf(request);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        await take(encoding, await readBody(body, request.headers['content-encoding'], decompressedBodyBytes), request);
        return reply.type(CONTENT_TYPES[encoding]).send(encodeSuccess(encoding));
      },
    });
    app.route({
      method: OTHER_METHODS,
      url: `/v1/${signal}`,
      handler: (request) => {
        throw new HttpError(405, `${request.method} is not allowed here; POST an OTLP request`, { allow: 'POST' });
      },
    });
  };

  post('traces', (encoding, body) => options.ingest.traces(decodeTraces(encoding, body, values)));
  post('logs', (encoding, body) => options.ingest.logs(decodeLogs(encoding, body, values)));
  post('metrics', (encoding, body, request) => {
    if (options.metricsForwarder !== undefined) return options.metricsForwarder.forward(body, encoding);
    if (metricsAreDropped) return;
    metricsAreDropped = true;
    request.log.warn('OTLP metrics are accepted and dropped: forward.metrics.endpoint is not set. This is said once.');
  });
}

function encodingOf(request: FastifyRequest): Encoding {
  const contentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (contentType === CONTENT_TYPES.json) return 'json';
  if (contentType === CONTENT_TYPES.protobuf) return 'protobuf';
  throw new HttpError(415, 'The request has no content type; use application/x-protobuf or application/json');
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, headers } = errorOf(error);
  if (status >= 500) request.log.error({ err: error }, 'OTLP request failed');
  const encoding: Encoding = request.headers['content-type']?.startsWith(CONTENT_TYPES.protobuf) === true ? 'protobuf' : 'json';
  return reply
    .code(status)
    .headers({ ...headers })
    .type(CONTENT_TYPES[encoding])
    .send(encodeStatus(encoding, GRPC_CODES[status] ?? GRPC_UNKNOWN, message));
}
