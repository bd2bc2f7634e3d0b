import { randomUUID } from 'node:crypto';
import { defaultTextMapGetter, ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import {
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVICE_INSTANCE_ID,
  ATTR_SERVICE_NAME,
} from '@opentelemetry/semantic-conventions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { TracesConfig } from '../config/config.ts';
import { WorkSpans } from './work-spans.ts';
import type { RequestTracing } from './start-tracing.ts';
import { WorkTracing } from './tracing.ts';
import { beginWork, preciseNow, type Work } from './work.ts';

/** The `service.name` of what the collector tells of itself. */
const SERVICE_NAME = 'spancost-collector';

/** Follows requests to the routes that are added after it. */
export function traceRequests(app: FastifyInstance, config: TracesConfig): RequestTracing {
  const instanceId = randomUUID();
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: SERVICE_NAME, [ATTR_SERVICE_INSTANCE_ID]: instanceId }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(config.ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: exporterTo(config) })],
  });
  const spans = new WorkSpans(provider.getTracer('@spancost/collector'));
  const tracing = new WorkTracing((part, whole) => spans.emitLate(part, whole));
  const requests = new WeakMap<FastifyRequest, Work>();
  const propagator = new W3CTraceContextPropagator();
  const ofItself = new WeakSet<Work>();

  app.addHook('onRequest', async (request) => {
    const { method, url = '' } = request.routeOptions;
    if (isFollowed(url))
      requests.set(
        request,
        beginWork(`${String(method)} ${url}`, SpanKind.SERVER, { [ATTR_HTTP_REQUEST_METHOD]: request.method, [ATTR_HTTP_ROUTE]: url }),
      );
  });
  // With the body read: what the handler does from here on is a part of the request.
  app.addHook('preHandler', (request, _reply, done) => {
    const work = requests.get(request);
    if (work === undefined) done();
    else tracing.within(work, done);
  });
  app.addHook('onResponse', async (request, { statusCode }) => {
    const work = requests.get(request);
    if (work === undefined || ofItself.has(work)) return;
    work.attributes[ATTR_HTTP_RESPONSE_STATUS_CODE] = statusCode;
    if (statusCode >= 500) work.attributes[ATTR_ERROR_TYPE] = String(statusCode);
    work.endedAt = preciseNow();
    spans.emit(work, propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter));
  });
  return {
    step: (...step) => tracing.step(...step),
    stepOf: (...step) => tracing.stepOf(...step),
    current: () => tracing.current(),
    holds: (instanceIds) => {
      const work = tracing.current();
      if (work !== undefined) for (const id of instanceIds) if (id === instanceId) ofItself.add(work);
    },
    stop: () => provider.shutdown(),
  };
}

/** Probes and scrapes would be most of all spans and say nothing. */
function isFollowed(url: string): boolean {
  return url.startsWith('/v1/') || url.startsWith('/api/');
}

function exporterTo({ endpoint, headers, timeoutMs }: TracesConfig): OTLPTraceExporter {
  return new OTLPTraceExporter({ url: endpoint, headers: { ...headers }, timeoutMillis: timeoutMs });
}
