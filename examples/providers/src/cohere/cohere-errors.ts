import type { ApiProblem, ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** HTTP status of the problems that Cohere answers with another one than most. */
export const COHERE_STATUS: Readonly<Partial<Record<ProblemKind, number>>> = { too_large: 400, overloaded: 503 };

/** What the API says when a scenario asks for an error. @see https://docs.cohere.com/reference/errors */
export const COHERE_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'invalid request: the request is not valid',
  authentication: 'invalid api token',
  permission: 'this action is not permitted, please contact your administrator',
  not_found: 'model not found, make sure the correct model ID was used and that you have access to the model',
  too_large: 'too many tokens: the request exceeds the limit of the model',
  rate_limit: 'You are past the per minute request limit, please wait and try again later.',
  server_error: 'internal server error, this has been reported to our developers',
  overloaded: 'The service is temporarily unavailable, please try again later.',
};

/** Body of an error: `{ message }`. @see cohere-ai `CohereError`, which shows it as it came */
export function cohereErrorBody(_problem: ApiProblem, message: string): JsonObject {
  return { message };
}
