import { ApiProblem, type ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';
import { namedEvent } from '../server-sent-events.ts';

/** `error.type` of each problem. @see @anthropic-ai/sdk `ErrorObject`, `ErrorType`; https://docs.anthropic.com/en/api/errors */
const TYPES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'invalid_request_error',
  authentication: 'authentication_error',
  permission: 'permission_error',
  not_found: 'not_found_error',
  too_large: 'request_too_large',
  rate_limit: 'rate_limit_error',
  server_error: 'api_error',
  overloaded: 'overloaded_error',
};

/** What the API says when a scenario asks for an error. */
export const ANTHROPIC_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'Invalid request.',
  authentication: 'invalid x-api-key',
  permission: 'Your API key does not have permission to use the specified resource.',
  not_found: 'The requested resource could not be found.',
  too_large: 'Request exceeds the maximum size',
  rate_limit:
    'This request would exceed your organization’s rate limit of 50,000 input tokens per minute. Please reduce the prompt length or the maximum tokens requested, or try again later.',
  server_error: 'Internal server error',
  overloaded: 'Overloaded',
};

/** Body of an error. @see @anthropic-ai/sdk `ErrorResponse`, resources/shared.d.ts */
export function anthropicErrorBody(problem: ApiProblem, message: string, requestId: string): JsonObject & { readonly type: 'error' } {
  return { type: 'error', error: { type: TYPES[problem.kind], message }, request_id: requestId };
}

/** The event that ends a stream where the service is overloaded. */
export function overloadedEvent(requestId: string): string {
  return namedEvent(anthropicErrorBody(new ApiProblem('overloaded'), ANTHROPIC_MESSAGES.overloaded, requestId));
}
