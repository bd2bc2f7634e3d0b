import type { Message } from '@spancost/conventions';
import type { AnswerDeltas, ContentDialect } from '../content/content-dialect.ts';
import { addressedParts, blobParts, modalityOf, textParts, type Parts } from '../content/parts.ts';
import { field, list, text } from '../json-fields.ts';

/** A request with files is a form. */
function requested(body: unknown, name: string): readonly unknown[] {
  return body instanceof FormData ? [...body.getAll(name), ...body.getAll(`${name}[]`)] : [field(body, name)];
}

function fromUser(...parts: readonly Parts[]): readonly Message[] {
  const all = parts.flat();
  return all.length === 0 ? [] : [{ role: 'user', parts: all }];
}

function filesOf(body: unknown, name: string): Parts {
  return requested(body, name).flatMap((file) => {
    const type = field(file, 'type');
    return blobParts(modalityOf(type), file, type);
  });
}

/** Pictures: what was asked for, and of each picture what it is and how large, or its address. */
export const IMAGES: ContentDialect = {
  asked: (body) => ({ messages: fromUser(requested(body, 'prompt').flatMap(textParts), filesOf(body, 'image'), filesOf(body, 'mask')) }),
  answered: (answer) =>
    list(answer, 'data').map((image) => {
      const prompt = text(image, 'revised_prompt');
      const parts = [...blobParts('image', field(image, 'b64_json')), ...addressedParts('image', field(image, 'url'))];
      return { role: 'assistant', parts: parts.map((part) => (prompt === undefined ? part : { ...part, revised_prompt: prompt })) };
    }),
  deltas: () => new FinishedImages(),
};

/** Each picture is whole in an event of its own; those before it are pictures in the making. */
class FinishedImages implements AnswerDeltas {
  readonly #data: unknown[] = [];

  add(event: unknown): void {
    if (text(event, 'type')?.endsWith('.completed') === true) this.#data.push(event);
  }

  get whole(): unknown {
    return { data: this.#data };
  }
}

/** Films: what was asked for, and the picture that it begins with. They are fetched as files. */
export const FILMS: ContentDialect = {
  asked: (body) => ({ messages: fromUser(requested(body, 'prompt').flatMap(textParts), filesOf(body, 'input_reference')) }),
  answered: () => [],
};

/** Speech: what is to be said, and how. The sound is the caller's alone. */
export const SPEECH: ContentDialect = {
  asked: (body) => ({
    instructions: requested(body, 'instructions').flatMap(textParts),
    messages: fromUser(requested(body, 'input').flatMap(textParts)),
  }),
  answered: () => [],
};

/** Transcriptions and translations: how large the sound is, and what was understood. */
export const TRANSCRIPTION: ContentDialect = {
  asked: (body) => ({ messages: fromUser(requested(body, 'prompt').flatMap(textParts), filesOf(body, 'file')) }),
  answered(answer) {
    const parts = textParts(typeof answer === 'string' ? answer : field(answer, 'text'));
    return parts.length === 0 ? [] : [{ role: 'assistant', parts }];
  },
  deltas: () => new Transcript(),
};

class Transcript implements AnswerDeltas {
  #text = '';

  add(event: unknown): void {
    const type = text(event, 'type');
    if (type === 'transcript.text.delta') this.#text += text(event, 'delta') ?? '';
    else if (type === 'transcript.text.done') this.#text = text(event, 'text') ?? this.#text;
  }

  get whole(): unknown {
    return this.#text;
  }
}
