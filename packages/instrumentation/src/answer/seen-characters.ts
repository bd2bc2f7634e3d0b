import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_SPANCOST_SEEN_INPUT_CHARACTERS,
  ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS,
  USAGE_ATTRIBUTES,
} from '@spancost/conventions';
import { field } from '../json-fields.ts';

/** What a usage may consist of instead of tokens. */
const OTHER_USAGE: readonly string[] = [
  USAGE_ATTRIBUTES.searchUnits,
  USAGE_ATTRIBUTES.audioSeconds,
  USAGE_ATTRIBUTES.videoSeconds,
  USAGE_ATTRIBUTES.characters,
  USAGE_ATTRIBUTES.pages,
  USAGE_ATTRIBUTES.images,
  USAGE_ATTRIBUTES.requests,
  USAGE_ATTRIBUTES.totalTokens,
];

/** Where providers have text in events and answers: OpenAI and all who follow it, Anthropic, Google, Cohere, Ollama, Bedrock, the AI SDK. */
const IN_ANSWERS: ReadonlySet<string> = new Set([
  'choices',
  'delta',
  'content',
  'text',
  'message',
  'thinking',
  'partial_json',
  'reasoning_content',
  'refusal',
  'tool_calls',
  'function',
  'arguments',
  'parts',
  'data',
  'output',
  'contentBlockDelta',
  'reasoningContent',
  'toolUse',
  'input',
]);

/** Where requests have text. */
const IN_REQUESTS: ReadonlySet<string> = new Set([
  'messages',
  'message',
  'content',
  'contents',
  'text',
  'texts',
  'parts',
  'prompt',
  'input',
  'inputs',
  'instructions',
  'system',
  'systemInstruction',
  'config',
  'query',
  'documents',
  'chat_history',
  'preamble',
  'requests',
  'arguments',
  'output',
]);

/** Where content is nested deeper than this, nothing of a provider's is. */
const DEEPEST = 12;

/** What was seen of a call. */
export interface Seen {
  /** The request, as it was made. */
  readonly asked: unknown;
  /** Characters of the events of its answer. */
  readonly streamed: number;
  /** Its answer in one piece. */
  readonly answer: unknown;
}

/**
 * Adds how many characters went in and came out, each where the provider does not tell its tokens: what is known of a call whose
 * cost is not. Nothing is estimated from them. Counted in UTF-16 code units; pictures and sound are not counted.
 */
export function addSeenCharacters(attributes: Attributes, seen: Seen): void {
  try {
    addSeen(attributes, seen);
  } catch {
    // What an application's own objects do not let be read is not counted.
  }
}

function addSeen(attributes: Attributes, { asked, streamed, answer }: Seen): void {
  const inputIsTold = attributes[ATTR_GEN_AI_USAGE_INPUT_TOKENS] !== undefined;
  const outputIsTold = attributes[ATTR_GEN_AI_USAGE_OUTPUT_TOKENS] !== undefined;
  // Of nearly every call.
  if (inputIsTold && outputIsTold) return;
  if (OTHER_USAGE.some((name) => attributes[name] !== undefined)) return;
  if (!inputIsTold) {
    const characters = charactersAt(asked, IN_REQUESTS, 0);
    if (characters > 0) attributes[ATTR_SPANCOST_SEEN_INPUT_CHARACTERS] = characters;
  }
  if (!outputIsTold) {
    const characters = streamed + charactersIn(answer);
    if (characters > 0) attributes[ATTR_SPANCOST_SEEN_OUTPUT_CHARACTERS] = characters;
  }
}

/** Characters of text in an event or an answer. Called for every event of every stream. */
export function charactersIn(event: unknown): number {
  if (typeof event !== 'object' || event === null) return 0;
  const { choices, type, response, candidates, content } = event as Readonly<Record<string, unknown>>;
  if (Array.isArray(choices)) return charactersOfChoices(choices);
  // Beside them Google's SDK has getters that write to the console.
  if (candidates !== undefined) return charactersAt(candidates, IN_ANSWERS, 1);
  // Parts, which the AI SDK and others repeat as one text.
  if (Array.isArray(content)) return charactersAt(content, IN_ANSWERS, 1);
  // What is done repeats its deltas.
  if (typeof type === 'string' && (type.endsWith('.done') || type === 'stream-end')) return 0;
  // Ollama's completions; of others this is the answer so far.
  return (typeof response === 'string' ? response.length : 0) + charactersAt(event, IN_ANSWERS, 0);
}

/** Of chunks of a chat, which are most of all events: a text is looked for where it is in nearly all of them. */
function charactersOfChoices(choices: readonly unknown[]): number {
  let characters = 0;
  for (const choice of choices) {
    const delta = field(choice, 'delta');
    const content = field(delta, 'content');
    const isText = typeof content === 'string' && content !== '';
    characters += isText ? content.length : charactersAt(delta ?? choice, IN_ANSWERS, 1);
  }
  return characters;
}

function charactersAt(value: unknown, names: ReadonlySet<string>, depth: number): number {
  if (typeof value === 'string') return depth === 0 ? 0 : value.length;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return 0;
  let characters = 0;
  if (Array.isArray(value)) {
    for (const each of value) characters += charactersAt(each, names, depth + 1);
    return characters;
  }
  // What is there is asked for its name, because an event has few of the many names. An object may be read by any.
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name in fields) if (names.has(name)) characters += charactersAt(fields[name], names, depth + 1);
  return characters;
}
