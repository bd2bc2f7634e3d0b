import type { AnswerDeltas } from '../content/content-dialect.ts';
import { count, either, field, list, text } from '../json-fields.ts';

/** A call of a tool as far as it has come. */
interface CallSoFar {
  readonly id: unknown;
  readonly name: unknown;
  arguments: string;
}

/** Puts the events of a chat together, of either version. The first has the whole answer in its last event. */
export class ChatDeltas implements AnswerDeltas {
  #text = '';
  #thinking = '';
  #plan = '';
  readonly #calls: Map<number, CallSoFar> = new Map();
  #ofFirst: unknown;
  #firstText = '';

  add(event: unknown): void {
    const message = field(field(event, 'delta'), 'message');
    switch (field(event, 'type') ?? either(event, 'event_type', 'eventType')) {
      case 'content-start':
      case 'content-delta': {
        const content = field(message, 'content');
        this.#text += text(content, 'text') ?? '';
        this.#thinking += text(content, 'thinking') ?? '';
        break;
      }
      case 'tool-plan-delta':
        this.#plan += text({ plan: either(message, 'tool_plan', 'toolPlan') }, 'plan') ?? '';
        break;
      case 'tool-call-start':
      case 'tool-call-delta':
        this.#addCall(count(event, 'index') ?? 0, either(message, 'tool_calls', 'toolCalls'));
        break;
      case 'text-generation':
        this.#firstText += text(event, 'text') ?? '';
        break;
      case 'stream-end':
        this.#ofFirst = field(event, 'response');
        break;
      default:
    }
  }

  get whole(): unknown {
    if (this.#ofFirst !== undefined) return this.#ofFirst;
    if (this.#firstText !== '') return { text: this.#firstText };
    const content = [
      { type: 'thinking', thinking: this.#thinking },
      { type: 'text', text: this.#text },
    ];
    const calls = [...this.#calls.values()].map(({ id, name, arguments: given }) => ({ id, function: { name, arguments: given } }));
    return { message: { role: 'assistant', content, tool_plan: this.#plan, tool_calls: calls } };
  }

  /** One call, though the field is called as a list of them would be. */
  #addCall(index: number, given: unknown): void {
    const call = Array.isArray(given) ? list({ given }, 'given')[0] : given;
    const called = field(call, 'function');
    const so = this.#calls.get(index) ?? { id: field(call, 'id'), name: field(called, 'name'), arguments: '' };
    this.#calls.set(index, so);
    so.arguments += text(called, 'arguments') ?? '';
  }
}
