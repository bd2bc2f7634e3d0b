import type { ApiProblem, ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** `error.code` and `error.status` of each problem. @see https://ai.google.dev/gemini-api/docs/troubleshooting, https://google.aip.dev/193 */
const CODES: Readonly<Record<ProblemKind, readonly [number, string]>> = {
  invalid_request: [400, 'INVALID_ARGUMENT'],
  authentication: [401, 'UNAUTHENTICATED'],
  permission: [403, 'PERMISSION_DENIED'],
  not_found: [404, 'NOT_FOUND'],
  too_large: [400, 'INVALID_ARGUMENT'],
  rate_limit: [429, 'RESOURCE_EXHAUSTED'],
  server_error: [500, 'INTERNAL'],
  overloaded: [503, 'UNAVAILABLE'],
};

/** HTTP status of the problems that Google answers with another one than most. */
export const GOOGLE_STATUS: Readonly<Partial<Record<ProblemKind, number>>> = { too_large: 400, overloaded: 503 };

/** What the API says when a scenario asks for an error. */
export const GOOGLE_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'Request contains an invalid argument.',
  authentication:
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  permission: 'The caller does not have permission',
  not_found: 'The requested model was not found for API version v1beta, or is not supported for this method.',
  too_large: 'Request payload size exceeds the limit: 20971520 bytes.',
  rate_limit: 'You exceeded your current quota, please check your plan and billing details.',
  server_error: 'An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting',
  overloaded: 'The model is overloaded. Please try again later.',
};

/** Body of an error. @see https://google.aip.dev/193 */
export function googleErrorBody(problem: ApiProblem, message: string): JsonObject {
  const [code, status] = CODES[problem.kind];
  return { error: { code, message, status } };
}
