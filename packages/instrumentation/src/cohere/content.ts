import type { Message, MessagePart } from '@spancost/conventions';
import type { AskedContent, CallContent, ContentDialect } from '../content/content-dialect.ts';
import { functionTool, reasoningParts, textParts, toolCall, toolResponse, type Parts } from '../content/parts.ts';
import { either, field, list, text } from '../json-fields.ts';
import { messageOf, toolOf } from '../openai/chat-content.ts';
import { ChatDeltas } from './chat-deltas.ts';

/**
 * Chats of both versions of Cohere's API, and completions and summaries of the first, as its SDK names their fields and as they go
 * over the wire. Documents that go with a chat are not told.
 *
 * @see cohere-ai `ChatRequest`, `V2ChatRequest`, `GenerateRequest`, `NonStreamedChatResponse`, `V2ChatResponse`, `Generation`
 */
export const CHATS: ContentDialect = { asked, answered, deltas: () => new ChatDeltas() };

/** What of a call is content; undefined for vectors, rankings and documents. */
export function contentOf(operation: string, params: unknown): CallContent | undefined {
  return operation === 'chat' || operation === 'text_completion' ? { dialect: CHATS, request: params } : undefined;
}

function asked(params: unknown): AskedContent {
  const tools = list(params, 'tools').map((tool) => (field(tool, 'function') === undefined ? toolOfFirst(tool) : toolOf(tool)));
  if (field(params, 'messages') !== undefined) return { messages: list(params, 'messages').map(secondMessage), tools };
  const history = either(params, 'chat_history', 'chatHistory');
  const results = either(params, 'tool_results', 'toolResults');
  // Of chats, of completions, of what is to be summarised.
  const question = textParts(field(params, 'message') ?? field(params, 'prompt') ?? field(params, 'text'));
  return {
    instructions: textParts(field(params, 'preamble')),
    messages: [
      ...(Array.isArray(history) ? history.map(firstMessage) : []),
      ...(question.length === 0 ? [] : [{ role: 'user', parts: question }]),
      ...(Array.isArray(results) ? [{ role: 'tool', parts: results.map(resultOf) }] : []),
    ],
    tools,
  };
}

function answered(answer: unknown): readonly Message[] {
  const message = field(answer, 'message');
  if (message !== undefined) return [secondMessage(message, 0)];
  const generations = list(answer, 'generations');
  if (generations.length > 0) return generations.map((each) => ({ role: 'assistant', parts: textParts(field(each, 'text')) }));
  return [{ role: 'assistant', parts: [...textParts(field(answer, 'text') ?? field(answer, 'summary')), ...callsOf(answer)] }];
}

/** A message of the second version, which has OpenAI's fields and one more: what it plans to do with tools. */
function secondMessage(message: unknown, _index: number): Message {
  const told = messageOf(message);
  return { ...told, parts: [...reasoningParts(either(message, 'tool_plan', 'toolPlan')), ...told.parts] };
}

const ROLES: Readonly<Record<string, string>> = { CHATBOT: 'assistant', SYSTEM: 'system', TOOL: 'tool' };

function firstMessage(message: unknown): Message {
  const results = either(message, 'tool_results', 'toolResults');
  const parts = [...textParts(field(message, 'message')), ...callsOf(message), ...(Array.isArray(results) ? results.map(resultOf) : [])];
  return { role: ROLES[text(message, 'role') ?? ''] ?? 'user', parts };
}

function callsOf(message: unknown): Parts {
  const calls = either(message, 'tool_calls', 'toolCalls');
  return Array.isArray(calls) ? calls.map((call) => toolCall(undefined, field(call, 'name'), field(call, 'parameters'))) : [];
}

/** The first version has no ids: the call itself stands beside what it gave. */
function resultOf(result: unknown): MessagePart {
  return toolResponse(undefined, { call: field(result, 'call'), outputs: field(result, 'outputs') });
}

function toolOfFirst(tool: unknown): MessagePart {
  return functionTool(field(tool, 'name'), field(tool, 'description'), either(tool, 'parameter_definitions', 'parameterDefinitions'));
}
