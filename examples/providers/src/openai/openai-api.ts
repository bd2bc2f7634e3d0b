import type { FastifyInstance } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header, type Answer } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { addProviderHooks, serve, type Answering, type Handler, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { dataEvent } from '../server-sent-events.ts';
import { tokensOfContent } from '../tokens.ts';
import { BatchStore } from './batch-store.ts';
import { chatCompletionEvents } from './chat-completion-events.ts';
import { chatCompletion } from './chat-completion.ts';
import { answerOf, type CompatibleHost } from './compatible-hosts.ts';
import { decision } from './decision.ts';
import { embeddings } from './embeddings.ts';
import { evalRun } from './eval-run.ts';
import { images } from './images.ts';
import { moderation } from './moderation.ts';
import { readForms } from './multipart-form.ts';
import { OPENAI_MESSAGES, openaiErrorBody } from './openai-errors.ts';
import { LISTED_MODELS } from './openai-models.ts';
import { withRawUsage } from './raw-usage.ts';
import { responseErrorEvent, responseEvents } from './response-events.ts';
import { ResponseStore } from './response-store.ts';
import { finishedResponse, type WireResponse } from './response.ts';
import { speech } from './speech.ts';
import { textCompletion } from './text-completion.ts';
import { transcription } from './transcription.ts';
import { VideoStore } from './video-store.ts';

const API: ProviderApi = {
  provider: 'openai',
  requestId: { header: 'x-request-id', create: () => newId('req_', 32) },
  // OpenAI has no 529; its overload is a 503.
  status: { overloaded: 503 },
  messages: OPENAI_MESSAGES,
  errorBody: openaiErrorBody,
  malformedBody:
    'We could not parse the JSON body of your request. (HINT: This likely means you aren’t using your HTTP library correctly. The OpenAI API expects a JSON payload.)',
  authenticate: (request) => {
    if (header(request, 'authorization')?.startsWith('Bearer ') !== true)
      throw new ApiProblem(
        'authentication',
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
      );
  },
};

const SERVER_ERROR = OPENAI_MESSAGES.server_error;

const IMAGE_PATHS = [
  ['/images/generations', 'image_generation'],
  ['/images/edits', 'image_edit'],
  ['/images/variations', 'image_variation'],
] as const;

/**
 * OpenAI's routes, to be registered under `/openai/v1`, or those of a host that speaks its protocol.
 *
 * @see https://platform.openai.com/docs/api-reference
 */
export function openaiApi(config: ProvidersConfig, log: RequestLog, host?: CompatibleHost): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const store = new ResponseStore(config.keep);
    const batches = new BatchStore(config.keep);
    const videos = new VideoStore(config.keep);
    const attempts = new FirstAttempts();
    const api: ProviderApi = host === undefined ? API : { ...API, provider: host.name };
    const answered: (answering: Answering) => Answering = (answering) => (exchange, request) => {
      const answer = { errorEvent, ...answering(exchange, request) };
      return withRawUsage(host === undefined ? answer : answerOf(host, answer, exchange.body), request);
    };
    const route = (answering: Answering): Handler => serve(api, answered(answering), config, attempts);
    readForms(app);
    addProviderHooks(app, api, config, log);
    app.addHook(
      'onRequest',
      async (_request, reply) => void reply.headers({ 'openai-version': '2020-10-01', 'openai-processing-ms': '5' }),
    );
    app.post(
      '/chat/completions',
      route((exchange) => answerChat(chatCompletion(exchange, config.now()), exchange.body)),
    );
    app.post(
      '/responses',
      route((exchange) => {
        const finished = finishedResponse(exchange, config.now());
        const seen = store.add(finished);
        return exchange.body['stream'] === true ? streamedResponse(finished) : { body: { ...seen } };
      }),
    );
    app.get(
      '/responses/:id',
      route((_exchange, { params, query }) => {
        const id = idIn(params);
        return isObject(query) && query['stream'] === 'true' ? streamedResponse(store.finish(id)) : { body: { ...store.fetch(id) } };
      }),
    );
    app.post(
      '/decisions',
      route((exchange) => ({ body: { ...decision(exchange) } })),
    );
    app.post(
      '/responses/compact',
      route((exchange) => ({ body: compacted(finishedResponse(exchange, config.now())) })),
    );
    app.post(
      '/responses/:id/cancel',
      route((_exchange, { params }) => {
        const cancelled = store.finish(idIn(params));
        return { body: { ...cancelled, status: 'cancelled', output: [] } };
      }),
    );
    app.post(
      '/responses/input_tokens',
      route((exchange) => ({ body: { object: 'response.input_tokens', input_tokens: tokensOfContent(exchange.body['input']) } })),
    );
    app.post(
      '/embeddings',
      route((exchange) => ({ body: { ...embeddings(exchange) } })),
    );
    app.post(
      '/completions',
      route((exchange) => textCompletion(exchange, config.now())),
    );
    for (const [path, kind] of IMAGE_PATHS)
      app.post(
        path,
        route((exchange) => images(exchange, config.now(), kind)),
      );
    app.post(
      '/audio/transcriptions',
      route((exchange) => transcription(exchange, 'transcription')),
    );
    app.post(
      '/audio/translations',
      route((exchange) => transcription(exchange, 'translation')),
    );
    app.post('/audio/speech', route(speech));
    app.post(
      '/moderations',
      route((exchange) => ({ body: { ...moderation(exchange) } })),
    );
    app.post(
      '/batches',
      route((exchange) => ({ body: { ...batches.create(exchange, config.now()) } })),
    );
    app.get(
      '/batches/:id',
      route((_exchange, { params }) => ({ body: { ...batches.fetch(idIn(params), config.now()) } })),
    );
    for (const path of ['/videos', '/videos/edits', '/videos/extensions'])
      app.post(
        path,
        route((exchange) => ({ body: { ...videos.create(exchange, config.now()) } })),
      );
    app.post(
      '/videos/:id/remix',
      route((exchange, { params }) => ({ body: { ...videos.create(exchange, config.now(), idIn(params)) } })),
    );
    app.get(
      '/videos/:id',
      route((_exchange, { params }) => ({ body: { ...videos.fetch(idIn(params), config.now()) } })),
    );
    app.get(
      '/evals/:id/runs/:run',
      route((exchange, { params }) => {
        const run = String(isObject(params) ? params['run'] : '');
        return { body: { ...evalRun(exchange, idIn(params), run, config.now()) } };
      }),
    );
    app.get(
      '/models',
      route(() => ({ body: { object: 'list', data: LISTED_MODELS.map(listedModel) } })),
    );
  };
}

function answerChat(completion: ReturnType<typeof chatCompletion>, body: JsonObject): Answer {
  if (body['stream'] !== true) return { body: { ...completion } };
  return {
    body: { ...completion },
    events: chatCompletionEvents(completion, body),
  };
}

function idIn(params: unknown): string {
  return String(isObject(params) ? params['id'] : '');
}

/** A conversation that is made shorter: no model and no status, only what stands for it. @see openai `CompactedResponse` */
function compacted({ id, created_at, usage }: WireResponse): JsonObject {
  const output = [{ id: newId('cmp_', 24), type: 'compaction', encrypted_content: 'any' }];
  return { id, object: 'response.compaction', created_at, output, usage };
}

/** How every stream but that of a response tells of an error. */
function errorEvent(): string {
  return dataEvent(openaiErrorBody(new ApiProblem('server_error'), SERVER_ERROR));
}

function streamedResponse(response: WireResponse): Answer {
  return {
    body: { ...response },
    events: responseEvents(response),
    errorEvent: (_requestId, position) => responseErrorEvent(SERVER_ERROR, position),
  };
}

/** @see openai `Model`, resources/models.d.ts */
function listedModel(id: string): JsonObject {
  return { id, object: 'model', created: 1_754_524_800, owned_by: 'system' };
}
