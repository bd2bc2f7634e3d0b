/** What can be wrong with a call, in no provider's words; each provider's folder says it in its own. */
export type ProblemKind =
  | 'invalid_request'
  | 'authentication'
  | 'permission'
  | 'not_found'
  | 'too_large'
  | 'rate_limit'
  | 'server_error'
  | 'overloaded';

/** HTTP status of each kind. OpenAI has no 529: its overload is a 503, which its folder knows. */
export const PROBLEM_STATUS: Readonly<Record<ProblemKind, number>> = {
  invalid_request: 400,
  authentication: 401,
  permission: 403,
  not_found: 404,
  too_large: 413,
  rate_limit: 429,
  server_error: 500,
  overloaded: 529,
};

/** A call that is answered with an error. Without a message the provider's usual one is sent. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly param: string | null;
  readonly code: string | null;

  constructor(kind: ProblemKind, message = '', details: { readonly param?: string; readonly code?: string } = {}) {
    super(message);
    this.kind = kind;
    this.param = details.param ?? null;
    this.code = details.code ?? null;
  }
}
