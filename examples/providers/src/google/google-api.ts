import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { overloadedEvent as claudeOverloadedEvent } from '../anthropic/anthropic-errors.ts';
import { messageOfCloud } from '../anthropic/message-of-cloud.ts';
import { ApiProblem } from '../api-problem.ts';
import { header, type Answer, type Exchange } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject } from '../json.ts';
import { addProviderHooks, serve, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { dataEvent } from '../server-sent-events.ts';
import { readUsageHeader } from '../usage-header.ts';
import { contentChunks } from './content-chunks.ts';
import { content } from './content.ts';
import { batchEmbedContents, embedContent, predictEmbeddings } from './embed-contents.ts';
import { googleCallOf, type GoogleCall } from './google-call.ts';
import { GOOGLE_MESSAGES, GOOGLE_STATUS, googleErrorBody } from './google-errors.ts';
import { contentsOf } from './google-request.ts';
import { detailsOf, sumOf } from './google-usage.ts';
import { LongJobs } from './long-jobs.ts';
import { predictImages } from './predict-images.ts';
import { promptTokens } from './prompt-tokens.ts';

const API: ProviderApi = {
  provider: 'google',
  status: GOOGLE_STATUS,
  messages: GOOGLE_MESSAGES,
  errorBody: googleErrorBody,
  malformedBody: 'Invalid JSON payload received. Unexpected end of string. Expected a value.',
  authenticate: (request) => {
    const key = isObject(request.query) ? request.query['key'] : undefined;
    if (header(request, 'x-goog-api-key') === undefined && header(request, 'authorization') === undefined && key === undefined)
      throw new ApiProblem(
        'permission',
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      );
  },
};

/**
 * The routes of the Gemini API and of Vertex AI, to be registered under `/google`.
 *
 * @see https://ai.google.dev/api; https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/inference
 */
export function googleApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const long = new LongJobs(config);
    addProviderHooks(app, API, config, log);
    app.addHook('onRequest', async (_request, reply) => void reply.header('server', 'scaffolding on HTTPServer2'));
    const route = { url: '/*', method: ['GET', 'PATCH', 'POST'] };
    app.route({
      ...route,
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const job = long.of(request);
        if (job !== undefined) return serve(API, job, config, attempts)(request, reply);
        const call = googleCallOf(String(isObject(request.params) ? request.params['*'] : ''));
        const tier = servedTier(request, call);
        if (tier !== undefined) reply.header('x-gemini-service-tier', tier);
        return serve(API, (exchange) => answer(exchange, request, call), config, attempts)(request, reply);
      },
    });
  };
}

function answer(exchange: Exchange, request: FastifyRequest, call: GoogleCall): Answer {
  switch (call.method) {
    case 'generateContent':
      return { body: { ...content(exchange, request, call) } };
    case 'streamGenerateContent': {
      const whole = content(exchange, request, call);
      return { body: { ...whole }, events: contentChunks(whole, call.isVertex), errorEvent: overloadedEvent };
    }
    case 'countTokens': {
      contentsOf(exchange.body);
      const counts = promptTokens(exchange.body);
      return { body: { totalTokens: sumOf(counts), promptTokensDetails: detailsOf(counts) } };
    }
    case 'batchEmbedContents':
      return { body: batchEmbedContents(exchange, request) };
    case 'embedContent':
      return { body: embedContent(exchange, request) };
    // Claude, with `@20250929` for the date that is `-20250929` in its own name.
    case 'rawPredict':
      return { body: messageOfCloud(exchange, call.model.replace('@', '-'), 'vrtx').body };
    case 'streamRawPredict':
      return { ...messageOfCloud(exchange, call.model.replace('@', '-'), 'vrtx'), errorEvent: claudeOverloadedEvent };
    case 'predict':
      return { body: call.model.includes('embedding') ? predictEmbeddings(exchange) : predictImages(exchange) };
    default:
      throw new ApiProblem(
        'not_found',
        `models/${call.model} is not found for API version v1beta, or is not supported for ${call.method}.`,
      );
  }
}

/** The Gemini API says in a header which tier served a request. @see https://ai.google.dev/gemini-api/docs/priority-inference */
function servedTier(request: FastifyRequest, { isVertex, method }: GoogleCall): string | undefined {
  if (isVertex || !method.endsWith('enerateContent')) return undefined;
  const given = readUsageHeader(header(request, 'x-usage'))?.serviceTier;
  const asked = isObject(request.body) ? request.body['serviceTier'] : undefined;
  return given ?? (typeof asked === 'string' && asked !== 'unspecified' ? asked : 'standard');
}

function overloadedEvent(): string {
  return dataEvent(googleErrorBody(new ApiProblem('overloaded'), GOOGLE_MESSAGES.overloaded));
}
