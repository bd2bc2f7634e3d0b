import type { Message } from '@spancost/conventions';
import type { AnswerDeltas, AskedContent, CallContent, ContentDialect } from '../content/content-dialect.ts';
import { blobParts, reasoningParts, textParts, type Parts } from '../content/parts.ts';
import { field, list, text } from '../json-fields.ts';
import { messageOf, toolOf } from '../openai/chat-content.ts';

/**
 * Chats and completions of Ollama, whose messages have OpenAI's fields and thoughts and pictures of their own.
 *
 * @see ollama `ChatRequest`, `GenerateRequest`, `ChatResponse`, `GenerateResponse`
 */
export const GENERATED: ContentDialect = { asked, answered, deltas: () => new Lines() };

/** What of a call is content; undefined for vectors. */
export function contentOf(operation: string | undefined, params: unknown): CallContent | undefined {
  return operation === 'chat' || operation === 'text_completion' ? { dialect: GENERATED, request: params } : undefined;
}

function asked(params: unknown): AskedContent {
  const prompt = [...textParts(field(params, 'prompt')), ...textParts(field(params, 'suffix')), ...imagesOf(params)];
  return {
    instructions: textParts(field(params, 'system')),
    messages: [...list(params, 'messages').map(chatMessage), ...(prompt.length === 0 ? [] : [{ role: 'user', parts: prompt }])],
    tools: list(params, 'tools').map(toolOf),
  };
}

function answered(answer: unknown): readonly Message[] {
  const message = field(answer, 'message');
  if (message !== undefined) return [chatMessage(message)];
  return [{ role: 'assistant', parts: [...reasoningParts(field(answer, 'thinking')), ...textParts(field(answer, 'response'))] }];
}

function chatMessage(message: unknown): Message {
  const told = messageOf(message);
  return { ...told, parts: [...reasoningParts(field(message, 'thinking')), ...told.parts, ...imagesOf(message)] };
}

/** In base64, as bytes, or, before the SDK reads them, as paths of files. */
function imagesOf(message: unknown): Parts {
  return list(message, 'images').flatMap((image) => blobParts('image', image));
}

/** Each line has what is new. */
class Lines implements AnswerDeltas {
  #isChat = false;
  #text = '';
  #thinking = '';
  readonly #calls: unknown[] = [];

  add(line: unknown): void {
    const message = field(line, 'message');
    this.#isChat ||= message !== undefined;
    this.#text += text(message, 'content') ?? text(line, 'response') ?? '';
    this.#thinking += text(message, 'thinking') ?? text(line, 'thinking') ?? '';
    this.#calls.push(...list(message, 'tool_calls'));
  }

  get whole(): unknown {
    const thinking = this.#thinking;
    return this.#isChat
      ? { message: { role: 'assistant', content: this.#text, thinking, tool_calls: this.#calls } }
      : { response: this.#text, thinking };
  }
}
