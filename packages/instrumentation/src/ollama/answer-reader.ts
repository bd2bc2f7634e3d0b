import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS, ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';

/** Reads what a model of Ollama answers, whole or line by line; answers have no id. */
export class OllamaReader implements AnswerReader {
  readonly failure = undefined;
  #model: string | undefined;
  #finishReason: string | undefined;
  #inputTokens: number | undefined;
  #outputTokens: number | undefined;

  readAnswer(answer: unknown): void {
    this.#model ??= text(answer, 'model');
    this.#finishReason = text(answer, 'done_reason') ?? this.#finishReason;
    // A decision has its counts as most others have them.
    const usage = field(answer, 'usage');
    this.#inputTokens = count(answer, 'prompt_eval_count') ?? count(usage, 'input_tokens') ?? this.#inputTokens;
    this.#outputTokens = count(answer, 'eval_count') ?? count(usage, 'output_tokens') ?? this.#outputTokens;
  }

  /** The last line has the counts. */
  readEvent(line: unknown): void {
    this.readAnswer(line);
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    const reason = this.#finishReason ?? (streamed ? CUT_OFF : undefined);
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (reason !== undefined) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [reason];
    addUsage(attributes, { inputTokens: this.#inputTokens, outputTokens: this.#outputTokens });
    return attributes;
  }
}
