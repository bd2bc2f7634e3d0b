import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiProblem, PROBLEM_STATUS, type ProblemKind } from './api-problem.ts';
import { deliver, isStream } from './deliver.ts';
import { header, readExchange, type Answer, type Exchange } from './exchange.ts';
import type { FirstAttempts } from './first-attempts.ts';
import { isObject, type JsonObject } from './json.ts';
import type { ProvidersConfig } from './providers-options.ts';
import type { RecordedRequest, RequestLog } from './recorded-request.ts';
import { rawAnswer } from './raw-answer.ts';
import { checkScenario, FLAKY_PROBLEMS, SCENARIO_PROBLEMS } from './scenarios.ts';
import { spoiledAnswer } from './spoiled-answer.ts';

/** What all routes of a provider have in common. */
export interface ProviderApi {
  readonly provider: RecordedRequest['provider'];
  /** The header that carries a request's id, where the provider has one. */
  readonly requestId?: { readonly header: string; readonly create: () => string };
  /** HTTP status of a problem, where it differs from the usual one. */
  readonly status: Readonly<Partial<Record<ProblemKind, number>>>;
  /** Message of a problem that has none of its own. */
  readonly messages: Readonly<Record<ProblemKind, string>>;
  /** Body of an error. */
  readonly errorBody: (problem: ApiProblem, message: string, requestId: string) => JsonObject;
  /** @throws ApiProblem if the call lacks its key. */
  readonly authenticate: (request: FastifyRequest) => void;
  /** Message for a body that is no JSON. */
  readonly malformedBody: string;
}

/** A route's way from the request to the answer. */
export type Answering = (exchange: Exchange, request: FastifyRequest) => Answer;

/** A route's handler. */
export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

/** Gives every request of a provider its id, its key check, its place in the log, and errors in the provider's shape. */
export function addProviderHooks(app: FastifyInstance, api: ProviderApi, config: ProvidersConfig, log: RequestLog): void {
  const { requestId } = api;
  if (requestId !== undefined) app.addHook('onRequest', async (_request, reply) => void reply.header(requestId.header, requestId.create()));
  app.addHook('preHandler', async (request) => {
    log.add({
      provider: api.provider,
      method: request.method,
      path: request.url,
      headers: request.headers,
      body: isObject(request.body) ? request.body : undefined,
    });
    api.authenticate(request);
  });
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, asProblem(error, api), api, config));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, new ApiProblem('not_found', `Invalid URL (${request.method} ${request.url})`), api, config),
  );
}

/** Handler of a route: the scenario's errors and delays, then the answer. */
export function serve(api: ProviderApi, answering: Answering, config: ProvidersConfig, attempts: FirstAttempts): Handler {
  return async (request, reply) => {
    const exchange = readExchange(request);
    const { scenario } = exchange;
    const problem = scenario === undefined ? undefined : SCENARIO_PROBLEMS[scenario];
    if (problem !== undefined) throw new ApiProblem(problem);
    const flaky = scenario === undefined ? undefined : FLAKY_PROBLEMS[scenario];
    if (flaky !== undefined && attempts.isFirst(request)) throw new ApiProblem(flaky);
    const answer = spoiledAnswer(answering(exchange, request), scenario);
    checkScenario(scenario, isStream(answer));
    if (scenario === 'slow') await sleep(config.slowMs);
    const raw = rawAnswer(answer, scenario, header(request, 'x-raw-answer'));
    if (raw !== undefined)
      return reply
        .status(raw.status)
        .headers(answer.headers ?? {})
        .type(raw.type)
        .send(raw.content);
    await deliver(reply, answer, requestIdOf(reply, api), scenario, config);
    return reply;
  };
}

function sendProblem(reply: FastifyReply, problem: ApiProblem, api: ProviderApi, config: ProvidersConfig): FastifyReply {
  const status = api.status[problem.kind] ?? PROBLEM_STATUS[problem.kind];
  if (status === 429 || status >= 500) {
    reply.header('retry-after-ms', String(config.retryAfterMs));
    if (status === 429) reply.header('retry-after', String(Math.ceil(config.retryAfterMs / 1000)));
  }
  const message = problem.message === '' ? api.messages[problem.kind] : problem.message;
  return reply.status(status).send(api.errorBody(problem, message, requestIdOf(reply, api)));
}

function requestIdOf(reply: FastifyReply, api: ProviderApi): string {
  return api.requestId === undefined ? '' : String(reply.getHeader(api.requestId.header));
}

/** The problem behind an error: the framework's own errors are about the body. */
function asProblem(error: unknown, api: ProviderApi): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const status = isObject(error) && typeof error['statusCode'] === 'number' ? error['statusCode'] : 500;
  if (status === 413) return new ApiProblem('too_large');
  if (status < 500) return new ApiProblem('invalid_request', api.malformedBody);
  return new ApiProblem('server_error', error instanceof Error ? `The stand-in failed: ${error.message}` : '');
}
