import type { AnswerDeltas } from '../content/content-dialect.ts';
import { count, field, list, text } from '../json-fields.ts';

/** Puts the chunks of generated content together: texts that follow one another are one text, and so are thoughts. */
export class ContentDeltas implements AnswerDeltas {
  readonly #parts: Map<number, unknown[]> = new Map();

  add(chunk: unknown): void {
    for (const candidate of list(chunk, 'candidates')) {
      const index = count(candidate, 'index') ?? 0;
      const parts = this.#parts.get(index) ?? [];
      this.#parts.set(index, parts);
      for (const part of list(field(candidate, 'content'), 'parts')) addPart(parts, part);
    }
  }

  get whole(): unknown {
    return { candidates: [...this.#parts].map(([index, parts]) => ({ index, content: { role: 'model', parts } })) };
  }
}

function addPart(parts: unknown[], part: unknown): void {
  const said = text(part, 'text');
  const thought = field(part, 'thought') === true;
  const last = parts.at(-1);
  const before = text(last, 'text');
  if (said === undefined) parts.push(part);
  else if (before !== undefined && (field(last, 'thought') === true) === thought)
    parts[parts.length - 1] = { text: before + said, thought };
  else parts.push({ text: said, thought });
}
