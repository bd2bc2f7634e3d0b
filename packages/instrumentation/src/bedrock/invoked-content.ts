import { TextDecoder } from 'node:util';
import type { Message } from '@spancost/conventions';
import { MESSAGES } from '../anthropic/content.ts';
import { CHATS } from '../cohere/content.ts';
import type { AnswerDeltas, AskedContent, ContentDialect } from '../content/content-dialect.ts';
import { blobParts, textParts, type Parts } from '../content/parts.ts';
import { field, list, text } from '../json-fields.ts';
import { CHAT } from '../openai/chat-content.ts';
import { CONVERSE } from './converse-content.ts';

/** A body that is longer is not read. */
const LONGEST = 8 * 1_048_576;

/**
 * Models that are invoked by a body of their vendor's own: Claude, Nova, what speaks as OpenAI or Cohere do, and what takes a prompt
 * and gives a text, such as Llama, Mistral and Titan. Which it is, the bodies tell.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
 */
export const INVOKED: ContentDialect = { asked, answered, deltas: () => new InvokedDeltas() };

function asked(input: unknown): AskedContent {
  const body = bodyOf(field(input, 'body') ?? input);
  if (field(body, 'anthropic_version') !== undefined) return MESSAGES.asked(body);
  if (typeof field(body, 'message') === 'string') return CHATS.asked(body);
  const [first] = list(body, 'messages');
  if (first !== undefined) return isConverse(first) ? CONVERSE.asked(body) : CHAT.asked(body);
  const prompt = [field(body, 'prompt'), field(body, 'inputText'), field(field(body, 'textToImageParams'), 'text')].flatMap(textParts);
  return { messages: prompt.length === 0 ? [] : [{ role: 'user', parts: prompt }] };
}

function answered(answer: unknown): readonly Message[] {
  const body = bodyOf(field(answer, 'body') ?? answer);
  if (field(body, 'type') === 'message') return MESSAGES.answered(body);
  if (field(body, 'output') !== undefined) return CONVERSE.answered(body);
  if (list(body, 'choices').length > 0) return CHAT.answered(body);
  const parts = generatedParts(body);
  return parts.length === 0 ? CHATS.answered(body) : [{ role: 'assistant', parts }];
}

/** The text of Llama, of Mistral, of Titan, of Cohere's first models, and pictures. */
function generatedParts(body: unknown): Parts {
  return [
    ...textParts(field(body, 'generation')),
    ...textParts(field(body, 'outputText')),
    ...list(body, 'outputs').flatMap((each) => textParts(field(each, 'text'))),
    ...list(body, 'results').flatMap((each) => textParts(field(each, 'outputText'))),
    ...list(body, 'generations').flatMap((each) => textParts(field(each, 'text'))),
    ...list(body, 'images').flatMap((image) => blobParts('image', image)),
  ];
}

/** Nova's blocks have no type, but the name of what they hold. */
function isConverse(message: unknown): boolean {
  const content = field(message, 'content');
  return Array.isArray(content) && content.every((block) => typeof block === 'object' && field(block, 'type') === undefined);
}

/** Puts chunks together as their vendor makes them, which the first one tells. */
class InvokedDeltas implements AnswerDeltas {
  #deltas: AnswerDeltas | undefined;

  add(event: unknown): void {
    const bytes = field(field(event, 'chunk'), 'bytes');
    const chunk = bytes === undefined ? event : bodyOf(bytes);
    this.#deltas ??= deltasOf(chunk);
    this.#deltas.add(chunk);
  }

  get whole(): unknown {
    return this.#deltas?.whole ?? {};
  }
}

function deltasOf(chunk: unknown): AnswerDeltas {
  const isMessage = text(chunk, 'type')?.startsWith('message_') === true;
  const isConversation = field(chunk, 'messageStart') !== undefined || field(chunk, 'contentBlockDelta') !== undefined;
  const dialect = isMessage ? MESSAGES : isConversation ? CONVERSE : Array.isArray(field(chunk, 'choices')) ? CHAT : undefined;
  if (dialect?.deltas !== undefined) return dialect.deltas();
  return field(chunk, 'event_type') === undefined ? new Texts() : (CHATS.deltas?.() ?? new Texts());
}

/** Chunks that each have the next piece of one text. */
class Texts implements AnswerDeltas {
  #text = '';

  add(chunk: unknown): void {
    for (const part of generatedParts(chunk)) this.#text += text(part, 'content') ?? '';
  }

  get whole(): unknown {
    return { generation: this.#text };
  }
}

/** The JSON of a body; of one that is parsed already, itself. */
function bodyOf(body: unknown): unknown {
  const isBytes = body instanceof Uint8Array;
  if (!isBytes && typeof body !== 'string') return body;
  if (body.length > LONGEST) return undefined;
  try {
    return JSON.parse(isBytes ? new TextDecoder().decode(body) : body);
  } catch {
    return undefined;
  }
}
