import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import { header, type Answer, type Exchange } from '../exchange.ts';
import { FirstAttempts } from '../first-attempts.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { answerOf, type CompatibleHost } from '../openai/compatible-hosts.ts';
import { chatCompletionEvents } from '../openai/chat-completion-events.ts';
import { chatCompletion } from '../openai/chat-completion.ts';
import { embeddings } from '../openai/embeddings.ts';
import { moderation } from '../openai/moderation.ts';
import { readForms } from '../openai/multipart-form.ts';
import { withRawUsage } from '../openai/raw-usage.ts';
import { addProviderHooks, serve, type Answering, type ProviderApi } from '../provider-api.ts';
import type { ProvidersConfig } from '../providers-options.ts';
import type { RequestLog } from '../recorded-request.ts';
import { BatchJobs } from './batch-jobs.ts';
import { AGENT_MODEL, conversation } from './conversations.ts';
import { mistralSpeech, mistralTranscription } from './mistral-audio.ts';
import { MISTRAL_MESSAGES, mistralErrorBody } from './mistral-errors.ts';
import { ocr } from './ocr.ts';

const API: ProviderApi = {
  provider: 'mistral',
  status: { overloaded: 503 },
  messages: MISTRAL_MESSAGES,
  errorBody: mistralErrorBody,
  malformedBody: 'Input validation failed: the body is no JSON',
  authenticate: (request) => {
    if (header(request, 'authorization')?.startsWith('Bearer ') !== true) throw new ApiProblem('authentication', 'Unauthorized');
  },
};

/** A stream has its usage unasked, in the last chunk with content. @see @mistralai/mistralai `UsageInfo`, `CompletionChunk` */
const MISTRAL: CompatibleHost = {
  name: 'mistral',
  path: '/mistral/v1',
  streamed: 'usage',
  usage: ({ prompt_tokens, completion_tokens, total_tokens, prompt_tokens_details: details }, body) => ({
    prompt_tokens,
    completion_tokens,
    total_tokens,
    ...(isObject(details) ? { prompt_tokens_details: { cached_tokens: details['cached_tokens'] } } : {}),
    service_tier: body['service_tier'] === 'priority' ? 'priority' : 'standard',
  }),
};

/** The routes of Mistral's API, to be registered under `/mistral/v1`. @see https://docs.mistral.ai/api */
export function mistralApi(config: ProvidersConfig, log: RequestLog): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const attempts = new FirstAttempts();
    const jobs = new BatchJobs();
    readForms(app);
    const chat: Answering = (exchange, request) => withRawUsage(chatAnswer(exchange, config.now()), request);
    const routes: Readonly<Record<string, Answering>> = {
      '/chat/completions': chat,
      // Who asks an agent names no model.
      '/agents/completions': ({ body, ...exchange }, request) => chat({ ...exchange, body: { ...body, model: AGENT_MODEL } }, request),
      '/conversations': (exchange, request) => withRawUsage(conversation(exchange, config.now()), request),
      '/conversations/:id': (exchange, request) => withRawUsage(conversation(exchange, config.now(), idOf(request)), request),
      '/conversations/:id/restart': (exchange, request) => withRawUsage(conversation(exchange, config.now(), idOf(request)), request),
      '/audio/transcriptions': (exchange, request) => withRawUsage(mistralTranscription(exchange), request),
      '/audio/speech': (exchange) => mistralSpeech(exchange),
      '/batch/jobs': (exchange) => ({ body: jobs.create(exchange, config.now()) }),
      // What is between a beginning and an end is answered like a question.
      '/fim/completions': ({ body, ...exchange }, request) =>
        chat(
          { ...exchange, body: { ...body, messages: [{ role: 'user', content: `${text(body['prompt'])}${text(body['suffix'])}` }] } },
          request,
        ),
      '/embeddings': (exchange, request) => withRawUsage({ body: { id: newId('embd-'), ...embeddings(exchange) } }, request),
      '/moderations': (exchange) => ({ body: { ...moderation(exchange) } }),
      '/ocr': (exchange) => ({ body: ocr(exchange) }),
    };
    addProviderHooks(app, API, config, log);
    for (const [path, answering] of Object.entries(routes)) app.post(path, serve(API, answering, config, attempts));
    const fetchJob: Answering = (_exchange, request) => ({ body: jobs.fetch(idOf(request), inlineOf(request)) });
    app.get('/batch/jobs/:id', serve(API, fetchJob, config, attempts));
  };
}

function chatAnswer(exchange: Exchange, now: Date): Answer {
  const completion = chatCompletion(exchange, now);
  const answer: Answer = { body: { ...completion } };
  if (exchange.body['stream'] !== true) return answerOf(MISTRAL, answer, exchange.body);
  return answerOf(MISTRAL, { ...answer, events: chatCompletionEvents(completion, asking(exchange.body)), errorEvent }, exchange.body);
}

/** Nobody asks Mistral for the usage of a stream; OpenAI's events have it only for who asks. */
function asking(body: JsonObject): JsonObject {
  return { ...body, stream_options: { include_usage: true } };
}

/** The SDK has no event for an error: what is none of its chunks, it throws. */
function errorEvent(): string {
  return `data: ${JSON.stringify(mistralErrorBody(new ApiProblem('overloaded'), MISTRAL_MESSAGES.overloaded))}\n\n`;
}

function idOf({ params }: FastifyRequest): string {
  return String(isObject(params) ? params['id'] : '');
}

function inlineOf({ query }: FastifyRequest): boolean {
  return isObject(query) && query['inline'] === 'true';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
