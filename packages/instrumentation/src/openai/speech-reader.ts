import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import { requestedText } from './request-body.ts';

/**
 * Reads the answer to a request for speech: audio without a usage, so that what is known are the characters that were asked
 * for, which is what tts-1 bills. As server-sent events (`stream_format: 'sse'`) the answer ends with its tokens.
 */
export class SpeechReader implements AnswerReader {
  readonly failure = undefined;
  readonly readsBody: boolean;
  readonly #characters: number | undefined;
  #usage: MutableUsage | undefined;

  /** Reads the answer to the request with this body. */
  constructor(body: unknown) {
    this.readsBody = requestedText(body, 'stream_format') === 'sse';
    const input = requestedText(body, 'input');
    // Counted as people do: an emoji is one.
    this.#characters = input === undefined ? undefined : Array.from(input).length;
  }

  readAnswer(): void {
    this.#usage = { characters: this.#characters };
  }

  readEvent(event: unknown): void {
    if (text(event, 'type') !== 'speech.audio.done') return;
    const usage = field(event, 'usage');
    // All of the output is audio.
    const outputTokens = count(usage, 'output_tokens');
    this.#usage = { inputTokens: count(usage, 'input_tokens'), outputTokens, outputAudioTokens: outputTokens };
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (streamed && this.readsBody) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#usage === undefined ? CUT_OFF : 'stop'];
    if (this.#usage !== undefined) addUsage(attributes, this.#usage);
    return attributes;
  }
}
