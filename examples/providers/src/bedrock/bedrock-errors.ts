import type { ApiProblem, ProblemKind } from '../api-problem.ts';
import type { JsonObject } from '../json.ts';

/** The exception of each problem. @see @aws-sdk/client-bedrock-runtime `models/errors` */
const EXCEPTIONS: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'ValidationException',
  authentication: 'UnrecognizedClientException',
  permission: 'AccessDeniedException',
  not_found: 'ResourceNotFoundException',
  too_large: 'ValidationException',
  rate_limit: 'ThrottlingException',
  server_error: 'InternalServerException',
  overloaded: 'ServiceUnavailableException',
};

/** HTTP status of the problems that Bedrock answers with another one than most. */
export const BEDROCK_STATUS: Readonly<Partial<Record<ProblemKind, number>>> = { authentication: 403, too_large: 400, overloaded: 503 };

/** What the API says when a scenario asks for an error. */
export const BEDROCK_MESSAGES: Readonly<Record<ProblemKind, string>> = {
  invalid_request: 'The provided request is not valid',
  authentication: 'The security token included in the request is invalid.',
  permission: "You don't have access to the model with the specified model ID.",
  not_found: 'Could not resolve the foundation model from the provided model identifier.',
  too_large: 'Input is too long for requested model.',
  rate_limit: 'Too many requests, please wait before trying again.',
  server_error: 'The system encountered an unexpected error during processing. Try your request again.',
  overloaded: 'Bedrock is unable to process your request.',
};

/** Body of an error, which names its exception as Smithy's JSON protocols allow. @see https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html */
export function bedrockErrorBody(problem: ApiProblem, message: string): JsonObject {
  return { __type: EXCEPTIONS[problem.kind], message };
}
