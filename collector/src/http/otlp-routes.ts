import { COLLECTOR_SPANS } from '@spancost/conventions';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LimitsConfig } from '../config/config.ts';
import type { Forwarder } from '../forward/forwarder.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { CONTENT_TYPES, decodeInSlices, type Encoding, type Requests } from '../otlp/decode.ts';
import { encodeStatus, encodeSuccess } from '../otlp/encode.ts';
import type { Ingest } from '../pipeline/ingest.ts';
import type { TelemetrySignal } from '../ledger/signal.ts';
import type { Taken } from '../pipeline/taken.ts';
import type { Tracing } from '../tracing/tracing.ts';
import { accessOf } from './access-of.ts';
import { errorOf } from './error-of.ts';
import { HttpError } from './http-error.ts';
import type { Share } from './intake/in-flight.ts';
import { BYTES_PER_VALUE, type Intake } from './intake/intake.ts';

export interface OtlpRoutesOptions {
  readonly ingest: Ingest;
  /** Missing if metrics are dropped. */
  readonly metricsForwarder?: Forwarder;
  readonly metrics: Metrics;
  readonly intake: Intake;
  readonly limits: Pick<LimitsConfig, 'values'>;
  readonly tracing: Tracing;
}

const SIGNALS: readonly TelemetrySignal[] = ['traces', 'logs', 'metrics'];
const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** gRPC status codes by HTTP status, for the bodies of errors. */
const GRPC_CODES: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 405: 12, 413: 8, 415: 3, 429: 8, 503: 14 };
const GRPC_UNKNOWN = 2;

/** `POST /v1/traces`, `/v1/logs` and `/v1/metrics`, as OTLP/HTTP says. Answers are in the encoding of the request. */
export async function otlpRoutes(app: FastifyInstance, options: OtlpRoutesOptions): Promise<void> {
  const { ingest, intake, limits, tracing } = options;
  let metricsAreDropped = false;
  intake.guard(app, Object.values(CONTENT_TYPES));
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.addHook('onResponse', async (request, reply) => {
    const signal = SIGNALS.find((each) => request.url.startsWith(`/v1/${each}`));
    if (signal !== undefined) options.metrics.ingestRequest(signal, reply.statusCode);
  });

  const post = (signal: TelemetrySignal, take: (sent: Sent) => Promise<Taken> | Taken): void => {
    app.route({
      method: 'POST',
      url: `/v1/${signal}`,
      handler: async (request, reply) => {
        const encoding = encodingOf(request);
        const { rejected, message } = await intake.work(request, async (body, share) => take({ encoding, body, share, request }));
        const partial = message === undefined ? undefined : { rejected, message };
        return reply.type(CONTENT_TYPES[encoding]).send(encodeSuccess(encoding, signal, partial));
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

  const decode = <S extends keyof Requests>(signal: S, { encoding, body, share }: Sent): Promise<Requests[S]> =>
    tracing.step(COLLECTOR_SPANS.decode, () =>
      intake.decode(() =>
        decodeInSlices(signal, encoding, body, { maxValues: limits.values, take: (values) => share.take(values * BYTES_PER_VALUE) }),
      ),
    );

  post('traces', async (sent) => ingest.traces(await decode('traces', sent), accessOf(sent.request).limits));
  post('logs', async (sent) => ingest.logs(await decode('logs', sent), accessOf(sent.request).limits));
  post('metrics', ({ encoding, body, request }) => {
    options.metricsForwarder?.forward(body, encoding);
    if (options.metricsForwarder !== undefined || metricsAreDropped) return { rejected: 0 };
    metricsAreDropped = true;
    request.log.warn('OTLP metrics are accepted and dropped: forward.metrics.endpoint is not set. This is said once.');
    return { rejected: 0 };
  });
}

/** A request that has been admitted; what its share takes is held until the request is answered. */
interface Sent {
  readonly encoding: Encoding;
  readonly body: Buffer;
  readonly share: Share;
  readonly request: FastifyRequest;
}

function encodingOf(request: FastifyRequest): Encoding {
  const contentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (contentType === CONTENT_TYPES.json) return 'json';
  if (contentType === CONTENT_TYPES.protobuf) return 'protobuf';
  throw new HttpError(415, 'The request has no content type; use application/x-protobuf or application/json');
}

function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, message, headers } = errorOf(error, [CONTENT_TYPES.protobuf, CONTENT_TYPES.json]);
  // What is answered on purpose is counted, and not worth a line each time that a sender tries again.
  if (status >= 500 && !(error instanceof HttpError)) request.log.error({ err: error }, 'OTLP request failed');
  const encoding: Encoding = request.headers['content-type']?.startsWith(CONTENT_TYPES.protobuf) === true ? 'protobuf' : 'json';
  return reply
    .code(status)
    .headers({ ...headers, ...(status >= 500 ? { 'x-request-id': request.id } : {}) })
    .type(CONTENT_TYPES[encoding])
    .send(encodeStatus(encoding, GRPC_CODES[status] ?? GRPC_UNKNOWN, message));
}
