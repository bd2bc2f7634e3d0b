/** A request as it goes over the network. */
export interface SentRequest {
  /** In lower case. */
  readonly method: string;
  /** Without what is behind a question mark. */
  readonly path: string;
  /** Of the headers in {@link REQUEST_HEADERS} those that it has. */
  readonly headers: ReadonlyMap<string, string>;
  /** What `askedOf` made of its body, once it is sent. */
  readonly body?: unknown;
}

/** Header in which the SDKs by Stainless count: 0 for the first attempt. */
export const ATTEMPT = 'x-stainless-retry-count';
/** Header in which Vercel's AI Gateway is told the model. */
export const GATEWAY_MODEL: readonly string[] = ['ai-language-model-id', 'ai-embedding-model-id', 'ai-image-model-id', 'ai-model-id'];

/** Headers of a request that say something about its call. */
export const REQUEST_HEADERS: readonly string[] = [
  'content-type',
  'user-agent',
  'authorization',
  'ai-language-model-streaming',
  ATTEMPT,
  ...GATEWAY_MODEL,
];
