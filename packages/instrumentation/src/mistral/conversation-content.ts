import type { Message } from '@spancost/conventions';
import type { AnswerDeltas, AskedContent, ContentDialect } from '../content/content-dialect.ts';
import { otherPart, textParts, toolCall, toolResponse, type Parts } from '../content/parts.ts';
import { count, field, list, text } from '../json-fields.ts';
import { toolOf } from '../openai/chat-content.ts';
import { contentParts } from '../openai/content-parts.ts';

/**
 * Conversations. What is asked and what is answered are entries of the same kinds; all entries of an answer are one message.
 *
 * @see @mistralai/mistralai `ConversationInputs`, `ConversationResponse`, `ConversationEvents`
 */
export const CONVERSATION: ContentDialect = { asked, answered, deltas: () => new EntryDeltas() };

function asked(params: unknown): AskedContent {
  const inputs = field(params, 'inputs');
  const said = textParts(inputs);
  return {
    instructions: textParts(field(params, 'instructions')),
    messages: said.length > 0 ? [{ role: 'user', parts: said }] : list({ inputs }, 'inputs').map(messageOf),
    tools: list(params, 'tools').map(toolOf),
  };
}

function answered(answer: unknown): readonly Message[] {
  const parts = list(answer, 'outputs').flatMap(partsOf);
  return parts.length === 0 ? [] : [{ role: 'assistant', parts }];
}

function messageOf(entry: unknown): Message {
  const isResult = text(entry, 'type') === 'function.result';
  return { role: text(entry, 'role') ?? (isResult ? 'tool' : 'assistant'), parts: partsOf(entry) };
}

function partsOf(entry: unknown): Parts {
  const type = text(entry, 'type') ?? 'message.input';
  const id = field(entry, 'toolCallId');
  if (type.startsWith('message.')) return contentParts(field(entry, 'content'));
  if (type === 'function.call') return [toolCall(id, field(entry, 'name'), field(entry, 'arguments'))];
  if (type === 'function.result') return [toolResponse(id, field(entry, 'result'))];
  if (type !== 'tool.execution') return [otherPart(type, {})];
  const name = text(entry, 'name') ?? type;
  return [{ type: 'server_tool_call', name, server_tool_call: { type: name, arguments: field(entry, 'arguments') } }];
}

/** An entry as far as it has come. */
interface EntrySoFar {
  readonly first: unknown;
  text: string;
  readonly parts: unknown[];
  given: string;
}

/** The events of a conversation, each of an entry by its place. */
class EntryDeltas implements AnswerDeltas {
  readonly #entries: Map<number, EntrySoFar> = new Map();

  add(event: unknown): void {
    const data = field(event, 'data') ?? event;
    const type = text(data, 'type') ?? '';
    if (!/^(?:message\.output\.delta|function\.call\.delta|tool\.execution\.started)$/.test(type)) return;
    const index = count(data, 'outputIndex') ?? 0;
    const so = this.#entries.get(index) ?? { first: data, text: '', parts: [], given: '' };
    this.#entries.set(index, so);
    const content = field(data, 'content');
    if (typeof content === 'string') so.text += content;
    else if (text(content, 'type') === 'text') so.text += text(content, 'text') ?? '';
    else if (content !== undefined) so.parts.push(content);
    so.given += text(data, 'arguments') ?? '';
  }

  get whole(): unknown {
    const entries = [...this.#entries].toSorted(([a], [b]) => a - b);
    return {
      outputs: entries.map(([, { first, text: said, parts, given }]) => ({
        type: (text(first, 'type') ?? '').replace(/\.(?:delta|started)$/, ''),
        toolCallId: field(first, 'toolCallId'),
        name: field(first, 'name'),
        arguments: given,
        content: [{ type: 'text', text: said }, ...parts],
      })),
    };
  }
}
