import type { AnswerDeltas } from '../content/content-dialect.ts';
import { count, field, list, text } from '../json-fields.ts';

/** An item as it was added, and what has come of it since. */
interface ItemSoFar {
  item: unknown;
  isDone: boolean;
  text: string;
  refusal: string;
  given: string;
  reasoning: string;
}

/** The deltas of an item's texts, and what each adds to. */
const TEXTS: Readonly<Record<string, 'text' | 'refusal' | 'given' | 'reasoning'>> = {
  'response.output_text.delta': 'text',
  'response.refusal.delta': 'refusal',
  'response.function_call_arguments.delta': 'given',
  'response.custom_tool_call_input.delta': 'given',
  'response.reasoning_summary_text.delta': 'reasoning',
  'response.reasoning_text.delta': 'reasoning',
};

/**
 * The events of a response. The last has the whole of it; of a stream that ends before, items are as they were when they were done,
 * and of the one that was not, what came.
 */
export class ResponseDeltas implements AnswerDeltas {
  readonly #items: Map<number, ItemSoFar> = new Map();
  #response: unknown;

  add(event: unknown): void {
    const type = text(event, 'type') ?? '';
    this.#response = field(event, 'response') ?? this.#response;
    const part = TEXTS[type];
    if (part !== undefined) this.#item(event)[part] += text(event, 'delta') ?? '';
    else if (type === 'response.output_item.added' || type === 'response.output_item.done') {
      const so = this.#item(event);
      so.item = field(event, 'item');
      so.isDone = type.endsWith('.done');
    }
  }

  get whole(): unknown {
    if (list(this.#response, 'output').length > 0) return this.#response;
    const items = [...this.#items].toSorted(([a], [b]) => a - b);
    return { output: items.map(([, so]) => (so.isDone ? so.item : unfinished(so))) };
  }

  #item(event: unknown): ItemSoFar {
    const index = count(event, 'output_index') ?? 0;
    const known = this.#items.get(index);
    if (known !== undefined) return known;
    const begun = { item: undefined, isDone: false, text: '', refusal: '', given: '', reasoning: '' };
    this.#items.set(index, begun);
    return begun;
  }
}

function unfinished({ item, text: said, refusal, given, reasoning }: ItemSoFar): unknown {
  const type = text(item, 'type') ?? 'message';
  const own = typeof item === 'object' && item !== null ? item : {};
  if (type === 'reasoning') return { ...own, type, summary: reasoning };
  if (type !== 'message') return { ...own, type, ...(given === '' ? {} : { arguments: given, input: given }) };
  const refusals = refusal === '' ? [] : [{ type: 'refusal', refusal }];
  return { ...own, type, content: [{ type: 'output_text', text: said }, ...refusals] };
}
