import type { AnswerDeltas } from '../content/content-dialect.ts';
import { count, either, field, list, text } from '../json-fields.ts';

/** A call of a tool as far as it has come. */
interface CallSoFar {
  id: unknown;
  name: string;
  arguments: string;
}

/** What came of one choice. */
interface ChoiceSoFar {
  role: string | undefined;
  text: string;
  reasoning: string;
  refusal: string;
  transcript: string;
  sound: string[];
  /** Parts that are no plain text, as Mistral's. */
  readonly parts: unknown[];
  readonly images: unknown[];
  readonly calls: Map<number, CallSoFar>;
}

/** Puts `chat.completion.chunk` and the chunks of completions together to the answer in one piece. */
export class ChatDeltas implements AnswerDeltas {
  readonly #choices: Map<number, ChoiceSoFar> = new Map();

  add(event: unknown): void {
    // Mistral's SDK wraps its chunks.
    for (const choice of list(field(event, 'data') ?? event, 'choices')) {
      const so = this.#choice(count(choice, 'index') ?? 0);
      so.text += text(choice, 'text') ?? '';
      const delta = field(choice, 'delta');
      if (typeof delta === 'object' && delta !== null) addDelta(so, delta);
    }
  }

  get whole(): unknown {
    return { choices: [...this.#choices].map(([index, so]) => ({ index, message: messageOf(so) })) };
  }

  #choice(index: number): ChoiceSoFar {
    const known = this.#choices.get(index);
    if (known !== undefined) return known;
    const begun = {
      role: undefined,
      text: '',
      reasoning: '',
      refusal: '',
      transcript: '',
      sound: [],
      parts: [],
      images: [],
      calls: new Map(),
    };
    this.#choices.set(index, begun);
    return begun;
  }
}

function addDelta(so: ChoiceSoFar, delta: object): void {
  so.role ??= text(delta, 'role');
  const content = field(delta, 'content');
  if (typeof content === 'string') so.text += content;
  else if (Array.isArray(content)) for (const part of content) addPart(so, part);
  so.reasoning += text(delta, 'reasoning_content') ?? text(delta, 'reasoning') ?? '';
  so.refusal += text(delta, 'refusal') ?? '';
  const audio = field(delta, 'audio');
  so.transcript += text(audio, 'transcript') ?? '';
  const sound = text(audio, 'data');
  if (sound !== undefined) so.sound.push(sound);
  so.images.push(...list(delta, 'images'));
  const calls = either(delta, 'tool_calls', 'toolCalls');
  if (Array.isArray(calls)) for (const [position, call] of calls.entries()) addCall(so, call, position);
}

/** Text and thoughts come in pieces, everything else as a whole. */
function addPart(so: ChoiceSoFar, part: unknown): void {
  const type = text(part, 'type');
  if (type === 'text') so.text += text(part, 'text') ?? '';
  else if (type === 'thinking') for (const piece of list(part, 'thinking')) so.reasoning += text(piece, 'text') ?? '';
  else so.parts.push(part);
}

function addCall(so: ChoiceSoFar, call: unknown, position: number): void {
  const index = count(call, 'index') ?? position;
  const known = so.calls.get(index) ?? { id: undefined, name: '', arguments: '' };
  so.calls.set(index, known);
  known.id ??= field(call, 'id');
  const called = field(call, 'function') ?? field(call, 'custom');
  known.name += text(called, 'name') ?? '';
  const given = field(called, 'arguments') ?? field(called, 'input');
  known.arguments += typeof given === 'string' || given === undefined || given === null ? (given ?? '') : JSON.stringify(given);
}

function messageOf(so: ChoiceSoFar): object {
  const { transcript, sound, parts, calls, images } = so;
  return {
    role: so.role,
    reasoning: so.reasoning,
    content: parts.length === 0 ? so.text : [{ type: 'text', text: so.text }, ...parts],
    refusal: so.refusal,
    ...(transcript === '' && sound.length === 0 ? {} : { audio: { transcript, data: sound.join('') } }),
    images,
    tool_calls: [...calls.values()].map(({ id, name, arguments: given }) => ({ id, function: { name, arguments: given } })),
  };
}
