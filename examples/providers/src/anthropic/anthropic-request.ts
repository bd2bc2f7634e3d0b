import { ApiProblem } from '../api-problem.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { OfferedTool } from '../planned-answer.ts';

/** What POST /v1/messages must have; the messages are objects with a role and a content. */
export interface MessagesRequest {
  readonly model: string;
  readonly messages: readonly JsonObject[];
}

/** The model and the messages of a request. @throws ApiProblem in the API's words: `messages: Field required`. */
export function readMessagesRequest(body: JsonObject): MessagesRequest {
  const { model, messages } = body;
  if (model === undefined) throw fieldRequired('model');
  if (typeof model !== 'string' || model === '') throw new ApiProblem('invalid_request', 'model: Input should be a valid string');
  if (messages === undefined) throw fieldRequired('messages');
  if (!Array.isArray(messages)) throw new ApiProblem('invalid_request', 'messages: Input should be a valid list');
  if (messages.length === 0) throw new ApiProblem('invalid_request', 'messages: at least one message is required');
  return { model, messages: messages.map(readMessage) };
}

/** `max_tokens`, which this API demands. */
export function maxTokensOf(body: JsonObject): number {
  const maxTokens = body['max_tokens'];
  if (maxTokens === undefined) throw fieldRequired('max_tokens');
  if (typeof maxTokens !== 'number' || !Number.isInteger(maxTokens))
    throw new ApiProblem('invalid_request', 'max_tokens: Input should be a valid integer');
  if (maxTokens < 1) throw new ApiProblem('invalid_request', 'max_tokens: Input should be greater than or equal to 1');
  return maxTokens;
}

/** The first tool with a schema that is offered. */
export function firstTool(body: JsonObject): OfferedTool | undefined {
  const tools = Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [];
  const tool = tools.find(({ name, input_schema }) => typeof name === 'string' && isObject(input_schema));
  return tool === undefined ? undefined : { name: String(tool['name']), parameters: tool['input_schema'] };
}

function readMessage(message: unknown, index: number): JsonObject {
  if (!isObject(message)) throw new ApiProblem('invalid_request', `messages.${index}: Input should be an object`);
  if (message['role'] === undefined) throw fieldRequired(`messages.${index}.role`);
  if (typeof message['role'] !== 'string' || !['user', 'assistant', 'system'].includes(message['role']))
    throw new ApiProblem('invalid_request', `messages: Unexpected role ${JSON.stringify(message['role'])}.`);
  if (message['content'] === undefined) throw fieldRequired(`messages.${index}.content`);
  return message;
}

function fieldRequired(field: string): ApiProblem {
  return new ApiProblem('invalid_request', `${field}: Field required`);
}
