import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { addProviderHooks, serve, type Answering, type Handler, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import { readRawUsage } from '../raw-usage-header.ts';
import type { RequestLog } from '../recorded-request.ts';
import { ANTHROPIC_MESSAGES, anthropicErrorBody, overloadedEvent } from './anthropic-errors.ts';
import { messageEvents } from './message-events.ts';
import { MessageBatches } from './message-batches.ts';
import { countTokens, message } from './message.ts';
import { withRawUsage } from './raw-usage.ts';

const API: ProviderApi = {
  provider: 'anthropic',
  requestId: { header: 'request-id', create: () => newId('req_011', 22) },
  status: {},
  messages: ANTHROPIC_MESSAGES,
  errorBody: anthropicErrorBody,
  malformedBody: 'The request body is not valid JSON',
  authenticate: (request) => {
    if (header(request, 'x-api-key') === undefined && header(request, 'authorization') === undefined)
      throw new ApiProblem('authentication', 'x-api-key header is required');
    if (header(request, 'anthropic-version') === undefined)
      throw new ApiProblem('invalid_request', 'anthropic-version: header is required');
  },
};

/** Anthropic's routes, to be registered under `/anthropic`. @see https://docs.anthropic.com/en/api/messages */
export function anthropicApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const route = (answering: Answering): Handler => serve(API, answering, config, attempts);
    const batches = new MessageBatches(config.keep);
    addProviderHooks(app, API, config, log);
    app.post(
      '/v1/messages',
      route((exchange, request) => {
        const answer = withRawUsage(message(exchange), readRawUsage(request));
        if (exchange.body['stream'] !== true) return { body: { ...answer } };
        return { body: { ...answer }, events: messageEvents(answer), errorEvent: overloadedEvent };
      }),
    );
    app.post(
      '/v1/messages/count_tokens',
      route((exchange) => ({ body: { ...countTokens(exchange) } })),
    );
    app.post(
      '/v1/messages/batches',
      route((exchange, request) => {
        const raw = readRawUsage(request);
        const made = batches.create(exchange, config.now(), (one) => withRawUsage(message(one), raw));
        return { body: { ...made } };
      }),
    );
    app.post(
      '/v1/messages/batches/:id/cancel',
      route((_exchange, { params }) => ({ body: { ...batches.cancel(idIn(params), config.now()) } })),
    );
    app.get(
      '/v1/messages/batches/:id',
      route((_exchange, request) => {
        const url = `${request.protocol}://${request.host}${app.prefix}/v1/messages/batches`;
        return { body: { ...batches.fetch(idIn(request.params), config.now(), url) } };
      }),
    );
    app.get(
      '/v1/messages/batches/:id/results',
      route((_exchange, { params }) => ({ body: {}, events: batches.results(idIn(params)), eventsType: 'application/x-jsonl' })),
    );
  };
}

function idIn(params: unknown): string {
  return String(isObject(params) ? params['id'] : '');
}
