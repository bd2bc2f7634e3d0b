import type { ApiProblem, ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** `error.type` of each problem. @see https://platform.openai.com/docs/guides/error-codes */
const TYPES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'invalid_request_error',
  authentication: 'invalid_request_error',
  permission: 'invalid_request_error',
  not_found: 'invalid_request_error',
  too_large: 'invalid_request_error',
  rate_limit: 'requests',
  server_error: 'server_error',
  overloaded: 'server_error',
};

const CODES: Readonly<Partial<Record<ProblemKind, string>>> = {
  authentication: 'invalid_api_key',
  permission: 'unsupported_country_region_territory',
  not_found: 'model_not_found',
  rate_limit: 'rate_limit_exceeded',
};

/** What the API says when a scenario asks for an error. */
export const OPENAI_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'Invalid request.',
  authentication: 'Incorrect API key provided: sk-stand****-in. You can find your API key at https://platform.openai.com/account/api-keys.',
  permission: 'Country, region, or territory not supported',
  not_found: 'The model does not exist or you do not have access to it.',
  too_large: 'The request body is too large.',
  rate_limit:
    'Rate limit reached for requests. Limit: 3 / min. Please try again in 20s. Contact us through our help center at help.openai.com if you continue to have issues.',
  server_error: 'The server had an error while processing your request. Sorry about that!',
  overloaded: 'The server is currently overloaded with other requests. Sorry about that! You can retry your request.',
};

/** Body of an error: `{ error: { message, type, param, code } }`, as the SDK's `APIError` reads it (core/error.js). */
export function openaiErrorBody(problem: ApiProblem, message: string): JsonObject {
  const code = problem.code ?? (problem.message === '' ? (CODES[problem.kind] ?? null) : null);
  return { error: { message, type: TYPES[problem.kind], param: problem.param, code } };
}
