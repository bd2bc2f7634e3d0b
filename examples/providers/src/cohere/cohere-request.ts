import { ApiProblem } from '../api-problem.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { OfferedTool } from '../planned-answer.ts';

/** A text of the body that must be there. @throws ApiProblem in the API's words. */
export function requiredText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiProblem('invalid_request', `invalid request: ${name} must be provided and a non-empty string`);
}

/** A list of the body that must be there and not empty. @throws ApiProblem in the API's words. */
export function requiredList(body: JsonObject, name: string): readonly unknown[] {
  const value = body[name];
  if (Array.isArray(value) && value.length > 0) return value;
  throw new ApiProblem('invalid_request', `invalid request: list of ${name} must not be empty`);
}

/** The most tokens that are asked for. @throws ApiProblem for what is no positive whole number. */
export function maxTokensOf(body: JsonObject): number | undefined {
  const { max_tokens: value } = body;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw new ApiProblem('invalid_request', `invalid request: max_tokens must be a positive integer, received ${JSON.stringify(value)}.`);
}

/** The first function that may be called. */
export function firstTool(body: JsonObject): OfferedTool | undefined {
  const tools = Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [];
  const offered = isObject(tools[0]?.['function']) ? tools[0]['function'] : undefined;
  return typeof offered?.['name'] === 'string' ? { name: offered['name'], parameters: offered['parameters'] } : undefined;
}
