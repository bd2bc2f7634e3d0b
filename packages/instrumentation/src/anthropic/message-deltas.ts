import type { AnswerDeltas } from '../content/content-dialect.ts';
import { count, field, text } from '../json-fields.ts';

/** A block as it was opened, and what has come of it since. */
interface BlockSoFar {
  readonly block: object;
  text: string;
  thinking: string;
  input: string;
}

/** Puts the events of a message together to the message. */
export class MessageDeltas implements AnswerDeltas {
  readonly #blocks: Map<number, BlockSoFar> = new Map();

  add(event: unknown): void {
    const index = count(event, 'index') ?? 0;
    const type = text(event, 'type');
    if (type === 'content_block_start') {
      const block = field(event, 'content_block');
      if (typeof block === 'object' && block !== null) this.#blocks.set(index, { block, text: '', thinking: '', input: '' });
    } else if (type === 'content_block_delta') {
      const so = this.#blocks.get(index);
      const delta = field(event, 'delta');
      if (so === undefined) return;
      so.text += text(delta, 'text') ?? text(delta, 'content') ?? '';
      so.thinking += text(delta, 'thinking') ?? '';
      so.input += text(delta, 'partial_json') ?? '';
    }
  }

  get whole(): unknown {
    const blocks = [...this.#blocks].toSorted(([a], [b]) => a - b);
    return { type: 'message', role: 'assistant', content: blocks.map(([, so]) => filled(so)) };
  }
}

function filled({ block, text: said, thinking, input }: BlockSoFar): object {
  switch (text(block, 'type')) {
    case 'text':
      return { ...block, text: (text(block, 'text') ?? '') + said };
    case 'thinking':
      return { ...block, thinking: (text(block, 'thinking') ?? '') + thinking };
    case 'compaction':
      return { ...block, content: said };
    default:
      return input === '' ? block : { ...block, input: jsonOf(input) };
  }
}

/** The input of a tool; of one that was cut off, as far as it came. */
function jsonOf(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
