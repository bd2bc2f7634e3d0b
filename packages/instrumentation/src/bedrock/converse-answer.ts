import type { MutableUsage } from '../answer/usage-attributes.ts';
import { field, text } from '../json-fields.ts';
import type { BedrockAnswer } from './bedrock-answer.ts';
import { tokenUsage } from './token-usage.ts';

/** Reads what Converse answers: a stream tells why it stopped, and last of all its usage. */
export class ConverseAnswer implements BedrockAnswer {
  /** Converse gives its answers no id of their own. */
  readonly id = undefined;
  finishReason: string | undefined;
  tier: string | undefined;
  /** A router of prompts tells which model it chose. */
  model: string | undefined;
  latency: string | undefined;
  usage: MutableUsage = {};

  readAnswer(answer: unknown): void {
    this.finishReason = text(answer, 'stopReason');
    this.#told(answer);
  }

  readEvent(event: unknown): void {
    this.finishReason ??= text(field(event, 'messageStop'), 'stopReason');
    const metadata = field(event, 'metadata');
    if (metadata !== undefined) this.#told(metadata);
  }

  #told(by: unknown): void {
    this.model = text(field(field(by, 'trace'), 'promptRouter'), 'invokedModelId');
    this.latency = text(field(by, 'performanceConfig'), 'latency');
    this.tier = text(field(by, 'serviceTier'), 'type');
    this.usage = tokenUsage(field(by, 'usage'));
  }
}
