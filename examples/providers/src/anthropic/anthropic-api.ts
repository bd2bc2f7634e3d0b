import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { newId } from '../new-id.ts';
import { addProviderHooks, serve, type Answering, type Handler, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { ANTHROPIC_MESSAGES, anthropicErrorBody, overloadedEvent } from './anthropic-errors.ts';
import { messageEvents } from './message-events.ts';
import { countTokens, message } from './message.ts';

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
    addProviderHooks(app, API, config, log);
    app.post(
      '/v1/messages',
      route((exchange) => {
        const answer = message(exchange);
        if (exchange.body['stream'] !== true) return { body: { ...answer } };
        return { body: { ...answer }, events: messageEvents(answer), errorEvent: overloadedEvent };
      }),
    );
    app.post(
      '/v1/messages/count_tokens',
      route((exchange) => ({ body: { ...countTokens(exchange) } })),
    );
  };
}
