import type { ApiProblem, ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** What the API says when a scenario asks for an error. @see https://docs.mistral.ai/resources/error-glossary */
export const MISTRAL_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'Invalid request',
  authentication: 'Unauthorized',
  permission: 'This action is not permitted for your workspace',
  not_found: 'Invalid model',
  too_large: 'Prompt contains too many tokens',
  rate_limit: 'Requests rate limit exceeded',
  server_error: 'Internal server error',
  overloaded: 'Service unavailable',
};

/** Body of an error. @see @mistralai/mistralai `MistralError`, which shows it as it came */
export function mistralErrorBody({ kind, param, code }: ApiProblem, message: string): JsonObject {
  return { object: 'error', message, type: kind, param, code };
}
