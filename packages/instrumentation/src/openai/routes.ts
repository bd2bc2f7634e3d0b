/** An instrumented path of the API. */
export interface Route {
  /** `gen_ai.operation.name`. */
  readonly operation: 'chat' | 'embeddings' | 'fetch_response';
  /** `openai.api.type`; the conventions have no value for embeddings. */
  readonly apiType?: 'chat_completions' | 'responses';
  readonly answer: 'chat' | 'embeddings' | 'response' | 'fetched response';
  /** Id of the answer that is fetched. */
  readonly responseId?: string;
}

const CHAT: Route = { operation: 'chat', apiType: 'chat_completions', answer: 'chat' };
const RESPONSES: Route = { operation: 'chat', apiType: 'responses', answer: 'response' };
const EMBEDDINGS: Route = { operation: 'embeddings', answer: 'embeddings' };
const FETCHED = /\/responses\/([^/?]+)$/;

/**
 * The route of a request; undefined for all that is not instrumented. Paths are matched by their end, so that
 * `client.post('/v1/chat/completions')` and Azure's `/deployments/x/chat/completions` count too.
 */
export function routeOf(method: unknown, path: unknown): Route | undefined {
  if (typeof path !== 'string') return undefined;
  if (method === 'post') {
    if (path.endsWith('/chat/completions')) return CHAT;
    if (path.endsWith('/responses') || path.endsWith('/responses/compact')) return RESPONSES;
    return path.endsWith('/embeddings') ? EMBEDDINGS : undefined;
  }
  const fetched = method === 'get' ? FETCHED.exec(path) : null;
  return fetched?.[1] === undefined
    ? undefined
    : { operation: 'fetch_response', apiType: 'responses', answer: 'fetched response', responseId: fetched[1] };
}
