import type { FastifyInstance } from 'fastify';
import type { ProblemKind } from '../api-problem.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { addProviderHooks, serve, type Answering, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { unitVector } from '../unit-vector.ts';
import { decide } from './decide.ts';
import { DIMENSIONS, embed } from './embed.ts';
import { generated } from './generated.ts';

/** What Ollama says when a scenario asks for an error. */
const MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'invalid request',
  authentication: 'unauthorized',
  permission: 'forbidden',
  not_found: "model 'none' not found",
  too_large: 'the input length exceeds the context length',
  rate_limit: 'too many requests',
  server_error: 'an error was encountered while running the model',
  overloaded: 'server busy, please try again. maximum pending requests exceeded',
};

const API: ProviderApi = {
  provider: 'ollama',
  status: { overloaded: 503 },
  messages: MESSAGES,
  errorBody: (_problem, message) => ({ error: message }),
  malformedBody: 'unexpected EOF',
  // A server of one's own asks for no key.
  authenticate: () => {},
};

/** The routes of an Ollama server, to be registered under `/ollama`. @see https://github.com/ollama/ollama/blob/main/docs/api.md */
export function ollamaApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const routes: Readonly<Record<string, Answering>> = {
      '/api/chat': (exchange, request) => generated(exchange, request, config.now(), 'chat'),
      '/api/generate': (exchange, request) => generated(exchange, request, config.now(), 'generate'),
      '/api/embed': (exchange, request) => ({ body: embed(exchange, request) }),
      '/api/embeddings': (exchange) => ({ body: { embedding: [...unitVector(String(exchange.body['prompt']), DIMENSIONS)] } }),
      '/v1/systemone': (exchange) => ({ body: decide(exchange) }),
    };
    addProviderHooks(app, API, config, log);
    for (const [path, answering] of Object.entries(routes)) app.post(path, serve(API, answering, config, attempts));
  };
}
