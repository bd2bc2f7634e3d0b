import { ATTR_GEN_AI_OPERATION_NAME } from './attributes.ts';

/** Pictures, made or changed. The conventions have no name for it yet, nor for those below. */
export const OPERATION_IMAGE_GENERATION = 'image_generation';
/** Speech to text, in its own language or translated. */
export const OPERATION_TRANSCRIPTION = 'transcription';
/** Text to speech. */
export const OPERATION_SPEECH_GENERATION = 'speech_generation';
export const OPERATION_MODERATION = 'moderation';
/** Documents put in the order in which they answer a query. */
export const OPERATION_RERANK = 'rerank';
/** Pages of a document read as text. */
export const OPERATION_OCR = 'ocr';
/** Films, which a provider makes over minutes. */
export const OPERATION_VIDEO_GENERATION = 'video_generation';
/** Content kept in an explicit cache, by the hour. */
export const OPERATION_CACHE_STORAGE = 'cache_storage';
/** All requests of a batch together, which is how a provider counts them. */
export const OPERATION_BATCH = 'batch';

/** Values of `gen_ai.operation.name` that cost money by themselves; everything else only contains such calls. */
export const PRICED_OPERATIONS: readonly string[] = [
  'chat',
  'generate_content',
  'text_completion',
  'embeddings',
  OPERATION_IMAGE_GENERATION,
  OPERATION_TRANSCRIPTION,
  OPERATION_SPEECH_GENERATION,
  OPERATION_MODERATION,
  OPERATION_RERANK,
  OPERATION_OCR,
  OPERATION_VIDEO_GENERATION,
  OPERATION_CACHE_STORAGE,
  OPERATION_BATCH,
];

/** Asks for an answer that was begun earlier. */
export const OPERATION_FETCH_RESPONSE = 'fetch_response';
/** Asks how far a batch is. */
export const OPERATION_FETCH_BATCH = 'fetch_batch';
/** Asks how far a film is. */
export const OPERATION_FETCH_VIDEO = 'fetch_video';
/** A conversation over a socket, around the calls that are made in it; costs nothing by itself. */
export const OPERATION_LIVE_SESSION = 'live_session';

/**
 * Operations that cost nothing by themselves and may bring the usage of what was begun earlier, and what that is. They are a
 * report of it where they have its id and a usage: the ledger knows by the id that it is the same.
 */
const FETCHES: Readonly<Record<string, string>> = {
  [OPERATION_FETCH_RESPONSE]: 'chat',
  [OPERATION_FETCH_BATCH]: OPERATION_BATCH,
  [OPERATION_FETCH_VIDEO]: OPERATION_VIDEO_GENERATION,
};

/** Operations whose usage has no output: an unknown output does not make them incomplete. */
const INPUT_ONLY: readonly string[] = ['embeddings', OPERATION_MODERATION, OPERATION_RERANK, OPERATION_CACHE_STORAGE];

/**
 * Whether a span of this operation is one charge. Agent, workflow and tool spans repeat the usage of the calls below
 * them; what fetches an answer has none of its own, see {@link operationFetchedBy}.
 */
export function isPricedOperation(operation: unknown): operation is string {
  return typeof operation === 'string' && PRICED_OPERATIONS.includes(operation);
}

/** Operations that make no answer of a model's own, or of many requests together: no inference in the conventions' sense. */
const NO_INFERENCE: readonly string[] = [...INPUT_ONLY, OPERATION_BATCH];

/** Whether an operation is one answer that a model makes; embeddings and what only judges or sorts its input is none. */
export function isInference(operation: string): boolean {
  return isPricedOperation(operation) && !NO_INFERENCE.includes(operation);
}

/** Whether the usage of this operation must have an output to be complete. */
export function hasOutput(operation: string): boolean {
  return !INPUT_ONLY.includes(operation);
}

/** The operation whose usage a span of this operation may bring: `chat` for `fetch_response`; undefined if it brings none. */
export function operationFetchedBy(operation: unknown): string | undefined {
  return typeof operation === 'string' && Object.hasOwn(FETCHES, operation) ? FETCHES[operation] : undefined;
}

/** Operation of a span that only contains AI calls, and so costs nothing by itself. */
export const OPERATION_INVOKE_WORKFLOW = 'invoke_workflow';

/** What others call an operation that costs money. */
const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['completion', 'text_completion'],
  // Semantic Kernel and the Agent Framework.
  ['chat.completions', 'chat'],
  ['chat.streaming_completions', 'chat'],
  ['text.completions', 'text_completion'],
  ['text.streaming_completions', 'text_completion'],
  ['embedding', 'embeddings'],
  ['image', OPERATION_IMAGE_GENERATION],
  ['audio', OPERATION_SPEECH_GENERATION],
]);

/**
 * Where dialects without operations say what a span is. OpenInference gives every span a kind, of which `CHAIN`, `AGENT`, `TOOL`,
 * `RETRIEVER`, `GUARDRAIL` and `EVALUATOR` only contain calls; OpenLLMetry told calls by their type before it had operations.
 */
const KINDS: readonly (readonly [attribute: string, operations: ReadonlyMap<unknown, string>])[] = [
  [
    'openinference.span.kind',
    new Map([
      ['LLM', 'chat'],
      ['EMBEDDING', 'embeddings'],
      ['RERANKER', OPERATION_RERANK],
    ]),
  ],
  [
    'llm.request.type',
    new Map([
      ['chat', 'chat'],
      ['completion', 'text_completion'],
      ['embedding', 'embeddings'],
      ['rerank', OPERATION_RERANK],
    ]),
  ],
  [
    'langfuse.observation.type',
    new Map([
      ['generation', 'chat'],
      ['embedding', 'embeddings'],
    ]),
  ],
];

/**
 * The operation of a span under today's name, whatever its dialect calls it; undefined where it says none.
 *
 * @example operationOf({ 'openinference.span.kind': 'LLM' }) // 'chat'
 */
export function operationOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  const named = attributes[ATTR_GEN_AI_OPERATION_NAME];
  if (named !== undefined && named !== null) return typeof named === 'string' ? (OTHER_SPELLINGS.get(named) ?? named) : undefined;
  // The AI SDK gives what is around its calls the usage of them, and others give both a kind.
  if (attributes['ai.operationId'] !== undefined) return undefined;
  for (const [attribute, operations] of KINDS) {
    const kind = attributes[attribute];
    if (kind !== undefined) return operations.get(kind);
  }
  return undefined;
}
