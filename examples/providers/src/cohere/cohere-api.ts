import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject } from '../json.ts';
import { readForms } from '../openai/multipart-form.ts';
import { addProviderHooks, serve, type Answering, type Handler, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { chat } from './chat.ts';
import { COHERE_MESSAGES, COHERE_STATUS, cohereErrorBody } from './cohere-errors.ts';
import { requiredText } from './cohere-request.ts';
import { embed } from './embed.ts';
import { firstChat } from './first-chat.ts';
import { generate, summarize } from './generate.ts';
import { JobStore } from './job-store.ts';
import { rerank } from './rerank.ts';

const API: ProviderApi = {
  provider: 'cohere',
  status: COHERE_STATUS,
  messages: COHERE_MESSAGES,
  errorBody: cohereErrorBody,
  malformedBody: 'invalid request: could not parse the body as JSON',
  authenticate: (request) => {
    if (header(request, 'authorization')?.startsWith('Bearer ') !== true) throw new ApiProblem('authentication', 'no api key supplied');
  },
};

const ROUTES: Readonly<Record<string, Answering>> = {
  '/v1/chat': firstChat,
  '/v2/chat': chat,
  '/v1/generate': generate,
  '/v1/summarize': summarize,
  '/v1/tokenize': ({ body }) => ({
    body: { tokens: Array.from(requiredText(body, 'text'), (_character, token) => token), token_strings: [] },
  }),
  // @see cohere-ai `AudioTranscriptionsCreateResponse`: nothing but the text.
  '/v2/audio/transcriptions': ({ body }) => ({ body: { text: `heard in ${requiredText(body, 'language')}` } }),
  '/v1/embed': (exchange, request) => ({ body: embed(exchange, request, '1') }),
  '/v2/embed': (exchange, request) => ({ body: embed(exchange, request, '2') }),
  '/v1/rerank': (exchange, request) => ({ body: rerank(exchange, request, '1') }),
  '/v2/rerank': (exchange, request) => ({ body: rerank(exchange, request, '2') }),
};

/** The routes of both versions of Cohere's API, to be registered under `/cohere`. @see https://docs.cohere.com/reference/about */
export function cohereApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const jobs = new JobStore(config.keep);
    const route = (answering: Answering): Handler => serve(API, answering, config, attempts);
    const fetched = route((_exchange, { params }) => ({ body: jobs.fetch(String(isObject(params) ? params['id'] : '')) }));
    readForms(app);
    addProviderHooks(app, API, config, log);
    for (const [path, answering] of Object.entries(ROUTES)) app.post(path, route(answering));
    app.post(
      '/v2/batches',
      route((exchange) => ({ body: jobs.createBatch(exchange, config.now()) })),
    );
    app.post(
      '/v1/embed-jobs',
      route((exchange, request) => ({ body: jobs.createEmbedJob(exchange, request, config.now()) })),
    );
    app.get('/v2/batches/:id', fetched);
    app.get('/v1/embed-jobs/:id', fetched);
  };
}
