import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject } from '../json.ts';
import { addProviderHooks, serve, type Answering, type Handler, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import { readRawUsage } from '../raw-usage-header.ts';
import type { RequestLog } from '../recorded-request.ts';
import { AsyncInvokes } from './async-invokes.ts';
import { BEDROCK_MESSAGES, BEDROCK_STATUS, bedrockErrorBody } from './bedrock-errors.ts';
import { converse, converseFrames } from './converse.ts';
import { EVENT_STREAM, exceptionFrame } from './event-frames.ts';
import { invoke, invokeFrames } from './invoke-model.ts';
import { spokenAnswer } from './spoken.ts';

const API: ProviderApi = {
  provider: 'bedrock',
  requestId: { header: 'x-amzn-requestid', create: randomUUID },
  status: BEDROCK_STATUS,
  messages: BEDROCK_MESSAGES,
  errorBody: bedrockErrorBody,
  malformedBody: 'The request body is not valid JSON',
  authenticate: (request) => {
    if (header(request, 'authorization') === undefined) throw new ApiProblem('permission', 'Missing Authentication Token');
  },
};

/** What ends a stream in the middle. */
const THROTTLED = exceptionFrame('throttlingException', BEDROCK_MESSAGES.rate_limit);

/**
 * Amazon Bedrock's runtime, to be registered under `/bedrock`: both APIs, whole and streamed.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html
 */
export function bedrockApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const jobs = new AsyncInvokes();
    const route = (answering: Answering): Handler => serve(API, answering, config, attempts);
    addProviderHooks(app, API, config, log);
    // The SDK sends the body of a vendor as bytes of an unknown kind.
    app.addContentTypeParser('application/octet-stream', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
    // What is said both ways is said in frames, which are not looked into.
    app.addContentTypeParser('application/vnd.amazon.eventstream', { parseAs: 'buffer' }, (_request, _frames, done) => done(null, {}));
    app.post('/model/:modelId/invoke-with-bidirectional-stream', route(spokenAnswer));
    app.post(
      '/async-invoke',
      route((exchange) => ({ body: jobs.start(exchange, config.now()) })),
    );
    app.get(
      '/async-invoke/:arn',
      route((_exchange, { params }) => ({ body: jobs.fetch(String(isObject(params) ? params['arn'] : '')) })),
    );
    app.post(
      '/model/:modelId/converse',
      route((exchange, request) => ({ body: converse(exchange, readRawUsage(request), modelOf(request)) })),
    );
    app.post(
      '/model/:modelId/converse-stream',
      route((exchange, request) => {
        const frames = converseFrames(exchange, readRawUsage(request), modelOf(request));
        return { body: {}, frames: { type: EVENT_STREAM, frames, error: THROTTLED } };
      }),
    );
    app.post(
      '/model/:modelId/invoke',
      route((exchange, request) => invoke(exchange, request, modelOf(request))),
    );
    app.post(
      '/model/:modelId/invoke-with-response-stream',
      route((exchange, request) => {
        const { frames, headers } = invokeFrames(exchange, request, modelOf(request));
        return { body: {}, headers, frames: { type: EVENT_STREAM, frames, error: THROTTLED } };
      }),
    );
  };
}

function modelOf(request: FastifyRequest): string {
  return String(isObject(request.params) ? request.params['modelId'] : '');
}
