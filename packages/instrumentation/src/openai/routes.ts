import {
  OPERATION_FETCH_BATCH,
  OPERATION_FETCH_RESPONSE,
  OPERATION_FETCH_VIDEO,
  OPERATION_IMAGE_GENERATION,
  OPERATION_MODERATION,
  OPERATION_SPEECH_GENERATION,
  OPERATION_TRANSCRIPTION,
  OPERATION_VIDEO_GENERATION,
} from '@spancost/conventions';

/** An instrumented path of the API. */
export interface Route {
  /** `gen_ai.operation.name`. */
  readonly operation: string;
  /** `openai.api.type`; the conventions have values for two of the APIs. */
  readonly apiType?: 'chat_completions' | 'responses';
  /** `gen_ai.output.type`, where it is no text. */
  readonly outputType?: 'image' | 'speech';
  readonly answer: AnswerKind;
  /** Id of the answer or batch that is fetched. */
  readonly responseId?: string;
}

/** How an answer is read. */
type AnswerKind =
  | 'chat'
  | 'embeddings'
  | 'response'
  | 'decision'
  | 'fetched response'
  | 'fetched batch'
  | 'fetched eval run'
  | 'images'
  | 'video'
  | 'extended video'
  | 'transcription'
  | 'speech'
  | 'moderation';

const IMAGES: Route = { operation: OPERATION_IMAGE_GENERATION, outputType: 'image', answer: 'images' };
const VIDEO: Route = { operation: OPERATION_VIDEO_GENERATION, answer: 'video' };
const RESPONSES: Route = { operation: 'chat', apiType: 'responses', answer: 'response' };
const TRANSCRIPTION: Route = { operation: OPERATION_TRANSCRIPTION, answer: 'transcription' };

/** What is posted, by the end of its path; the first that fits. */
const POSTS: readonly (readonly [string, Route])[] = [
  ['/chat/completions', { operation: 'chat', apiType: 'chat_completions', answer: 'chat' }],
  ['/responses', RESPONSES],
  ['/embeddings', { operation: 'embeddings', answer: 'embeddings' }],
  ['/responses/compact', RESPONSES],
  ['/decisions', { operation: 'chat', answer: 'decision' }],
  ['/completions', { operation: 'text_completion', answer: 'chat' }],
  ['/images/generations', IMAGES],
  ['/images/edits', IMAGES],
  ['/images/variations', IMAGES],
  ['/audio/transcriptions', TRANSCRIPTION],
  ['/audio/translations', TRANSCRIPTION],
  ['/audio/speech', { operation: OPERATION_SPEECH_GENERATION, outputType: 'speech', answer: 'speech' }],
  ['/videos', VIDEO],
  ['/videos/edits', VIDEO],
  ['/videos/extensions', { operation: OPERATION_VIDEO_GENERATION, answer: 'extended video' }],
  ['/moderations', { operation: OPERATION_MODERATION, answer: 'moderation' }],
];

const FETCHED = /\/(responses|batches|videos|evals\/[^/]+\/runs)\/([^/]+)$/;

/** A film made from another one. */
const REMIX = /\/videos\/[^/]+\/remix$/;

/** What ends a background answer gives it back as it is then. */
const CANCELLED = /\/(responses)\/([^/]+)\/cancel$/;

/**
 * The route of a request; undefined for all that is not instrumented. Paths are matched by their end, so that
 * `client.post('/v1/chat/completions')`, Azure's `/deployments/x/chat/completions`, Groq's `/openai/v1/…` and the beta API's
 * `/responses?beta=true` count too.
 */
export function routeOf(method: unknown, path: unknown): Route | undefined {
  if (typeof path !== 'string') return undefined;
  const query = path.indexOf('?');
  const bare = query === -1 ? path : path.slice(0, query);
  if (method === 'post')
    return POSTS.find(([end]) => bare.endsWith(end))?.[1] ?? (REMIX.test(bare) ? VIDEO : fetchOf(CANCELLED.exec(bare)));
  return method === 'get' ? fetchOf(FETCHED.exec(bare)) : undefined;
}

function fetchOf(found: RegExpExecArray | null): Route | undefined {
  const [, what, id] = found ?? [];
  if (id === undefined) return undefined;
  if (what === 'batches') return { operation: OPERATION_FETCH_BATCH, answer: 'fetched batch', responseId: id };
  if (what?.startsWith('evals') === true) return { operation: OPERATION_FETCH_BATCH, answer: 'fetched eval run', responseId: id };
  if (what === 'videos') return { operation: OPERATION_FETCH_VIDEO, answer: 'video', responseId: id };
  return { operation: OPERATION_FETCH_RESPONSE, apiType: 'responses', answer: 'fetched response', responseId: id };
}
