import type { Attributes } from '@opentelemetry/api';
import {
  ATTR_GEN_AI_INPUT_MESSAGES,
  ATTR_GEN_AI_OUTPUT_MESSAGES,
  ATTR_GEN_AI_RESPONSE_FINISH_REASONS,
  ATTR_GEN_AI_SYSTEM_INSTRUCTIONS,
  ATTR_GEN_AI_TOOL_DEFINITIONS,
  writtenMessages,
  writtenParts,
  type ContentCapture,
  type Message,
} from '@spancost/conventions';
import type { AnswerReader } from '../answer/answer-reader.ts';
import type { AnswerDeltas, CallContent, ContentDialect } from './content-dialect.ts';

/** Tells what of the recording failed. */
type Report = (step: string, failure: unknown) => void;

/**
 * Reads an answer as another reader does, and records the content of the call beside. The request is read at once, because its
 * caller may change it afterwards. What fails here leaves content out, and nothing else.
 */
export class RecordingReader implements AnswerReader {
  readonly #reader: AnswerReader;
  readonly #dialect: ContentDialect;
  readonly #capture: ContentCapture;
  readonly #report: Report;
  /** What is recorded so far. */
  readonly recorded: Attributes = {};
  #deltas: AnswerDeltas | undefined;
  #answer: unknown;

  constructor(reader: AnswerReader, { dialect, request }: CallContent, capture: ContentCapture, report: Report) {
    this.#reader = reader;
    this.#dialect = dialect;
    this.#capture = capture;
    this.#report = report;
    this.#guard('recording a request', () => this.#recordRequest(request));
  }

  get failure(): string | undefined {
    return this.#reader.failure;
  }

  get readsBody(): boolean {
    return this.#reader.readsBody === true;
  }

  get readsDerived(): boolean {
    return this.#reader.readsDerived === true;
  }

  readAnswer(answer: unknown): void {
    this.#reader.readAnswer(answer);
    this.#answer = answer;
  }

  readEvent(event: unknown): void {
    this.#reader.readEvent(event);
    this.#guard('recording an event', () => {
      this.#deltas ??= this.#dialect.deltas?.();
      this.#deltas?.add(event);
    });
  }

  attributes(streamed: boolean): Attributes {
    const attributes = this.#reader.attributes(streamed);
    this.#guard('recording an answer', () => {
      const reasons = attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS];
      const answer = this.#answer ?? this.#deltas?.whole;
      if (answer === undefined) return;
      const messages = withReasons(this.#dialect.answered(answer), Array.isArray(reasons) ? reasons : []);
      const told = (failure: unknown): void => this.#report('redacting an answer', failure);
      set(this.recorded, ATTR_GEN_AI_OUTPUT_MESSAGES, writtenMessages(ATTR_GEN_AI_OUTPUT_MESSAGES, messages, this.#capture, told));
    });
    return Object.assign(attributes, this.recorded);
  }

  #recordRequest(request: unknown): void {
    const { instructions = [], messages = [], tools = [] } = this.#dialect.asked(request);
    const told = (failure: unknown): void => this.#report('redacting a request', failure);
    const capture = this.#capture;
    set(this.recorded, ATTR_GEN_AI_SYSTEM_INSTRUCTIONS, writtenParts(ATTR_GEN_AI_SYSTEM_INSTRUCTIONS, instructions, capture, told));
    set(this.recorded, ATTR_GEN_AI_INPUT_MESSAGES, writtenMessages(ATTR_GEN_AI_INPUT_MESSAGES, messages, capture, told));
    set(this.recorded, ATTR_GEN_AI_TOOL_DEFINITIONS, writtenParts(ATTR_GEN_AI_TOOL_DEFINITIONS, tools, capture, told));
  }

  #guard(step: string, action: () => void): void {
    try {
      action();
    } catch (failure) {
      this.#report(step, failure);
    }
  }
}

/** Each message with the reason for which it ended, where there is one for each. */
function withReasons(messages: readonly Message[], reasons: readonly unknown[]): readonly Message[] {
  if (messages.length !== reasons.length) return messages;
  return messages.map((message, index) => ({ ...message, finish_reason: String(reasons[index]) }));
}

function set(attributes: Attributes, name: string, value: string | undefined): void {
  if (value !== undefined) attributes[name] = value;
}
