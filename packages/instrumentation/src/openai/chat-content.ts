import type { Message, MessagePart } from '@spancost/conventions';
import type { AskedContent, ContentDialect } from '../content/content-dialect.ts';
import {
  addressedParts,
  blobParts,
  functionTool,
  providerTool,
  reasoningParts,
  textParts,
  toolCall,
  toolResponse,
  type Parts,
} from '../content/parts.ts';
import { count, either, field, list, text } from '../json-fields.ts';
import { ChatDeltas } from './chat-deltas.ts';
import { contentParts } from './content-parts.ts';

/**
 * Chat completions, and completions before them: of OpenAI and of all that answer like it, of `groq-sdk`, and of Mistral's SDK, which
 * calls the same fields `toolCalls` and `imageUrl`.
 *
 * @see openai `ChatCompletionMessageParam`, `ChatCompletionMessage`, `CompletionCreateParams`
 */
export const CHAT: ContentDialect = { asked, answered, deltas: () => new ChatDeltas() };

function asked(body: unknown): AskedContent {
  const tools = [...list(body, 'tools'), ...list(body, 'functions').map((each) => ({ type: 'function', function: each }))];
  return { messages: [...list(body, 'messages').map(messageOf), ...promptsOf(body)], tools: tools.map(toolOf) };
}

function answered(answer: unknown): readonly Message[] {
  const choices = list(answer, 'choices').toSorted((a, b) => (count(a, 'index') ?? 0) - (count(b, 'index') ?? 0));
  return choices.map((choice) => {
    const { parts, ...message } = messageOf(field(choice, 'message'), 'assistant');
    return { ...message, parts: [...parts, ...textParts(field(choice, 'text'))] };
  });
}

/** A message of the request, or of a choice. */
export function messageOf(message: unknown, fallback: unknown = 'user'): Message {
  const role = text(message, 'role') ?? (typeof fallback === 'string' ? fallback : 'user');
  const name = text(message, 'name');
  const content = field(message, 'content');
  const id = either(message, 'tool_call_id', 'toolCallId');
  const isResponse = role === 'tool' || role === 'function';
  const parts = isResponse ? [toolResponse(id, Array.isArray(content) ? contentParts(content) : content)] : saidParts(message, content);
  return { role, parts, ...(name === undefined ? {} : { name }) };
}

function saidParts(message: unknown, content: unknown): Parts {
  const refusal = text(message, 'refusal');
  const calls = either(message, 'tool_calls', 'toolCalls');
  const called = field(message, 'function_call');
  return [
    // DeepSeek and Moonshot have the one, OpenRouter and Groq the other.
    ...reasoningParts(field(message, 'reasoning_content') ?? field(message, 'reasoning')),
    ...contentParts(content),
    ...(refusal === undefined ? [] : [{ type: 'refusal', content: refusal }]),
    ...audioParts(field(message, 'audio')),
    // OpenRouter's pictures.
    ...list(message, 'images').flatMap((image) => addressedParts('image', field(field(image, 'image_url'), 'url'))),
    ...(Array.isArray(calls) ? calls.map(callOf) : []),
    ...(typeof called === 'object' && called !== null ? [callOf({ function: called })] : []),
  ];
}

function callOf(call: unknown): MessagePart {
  const called = field(call, 'function') ?? field(call, 'custom');
  return toolCall(field(call, 'id'), field(called, 'name'), field(called, 'arguments') ?? field(called, 'input'));
}

/** Sound that the model made, and what it says there; in a request it is only its id. */
function audioParts(audio: unknown): Parts {
  const transcript = text(audio, 'transcript');
  const parts = blobParts('audio', field(audio, 'data'));
  return transcript === undefined ? parts : [{ type: 'blob', modality: 'audio', ...parts[0], transcript }];
}

/** The `prompt` of a completion: a text or several; tokens say nothing that could be read. */
function promptsOf(body: unknown): readonly Message[] {
  const prompt = field(body, 'prompt');
  const prompts: readonly unknown[] = Array.isArray(prompt) ? prompt : [prompt];
  // Fill-in-the-middle has a text after the gap too.
  return [...prompts, field(body, 'suffix')].flatMap((each) => {
    const parts = textParts(each);
    return parts.length === 0 ? [] : [{ role: 'user', parts }];
  });
}

/** A tool that may be called, or one of the provider's own. */
export function toolOf(tool: unknown): MessagePart {
  const described = field(tool, 'function');
  if (described !== undefined)
    return functionTool(field(described, 'name'), field(described, 'description'), field(described, 'parameters'));
  return providerTool(field(tool, 'type'), field(field(tool, 'custom'), 'name'));
}
