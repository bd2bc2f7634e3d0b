import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS, ATTR_GEN_AI_RESPONSE_MODEL } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';
import { tokenUsage } from './token-usage.ts';

/**
 * Reads a transcription, whole or event by event, never its text: billed by the second of sound, beside which its tokens are
 * nothing; those count where no seconds are told.
 *
 * @see @mistralai/mistralai `TranscriptionResponse`, `TranscriptionStreamDone`
 */
export class TranscriptionReader implements AnswerReader {
  readonly failure = undefined;
  #model: string | undefined;
  #usage: MutableUsage | undefined;

  readAnswer(answer: unknown): void {
    this.#model = text(answer, 'model');
    const usage = field(answer, 'usage');
    const seconds = count(usage, 'promptAudioSeconds');
    this.#usage = seconds === undefined ? tokenUsage(usage) : { audioSeconds: seconds };
  }

  readEvent(event: unknown): void {
    const data = field(event, 'data');
    if (field(data, 'type') === 'transcription.done') this.readAnswer(data);
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (this.#model !== undefined) attributes[ATTR_GEN_AI_RESPONSE_MODEL] = this.#model;
    if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#usage === undefined ? CUT_OFF : 'stop'];
    addUsage(attributes, this.#usage ?? {});
    return attributes;
  }
}

/**
 * Reads an answer that is speech, which is billed by the characters that were asked for, an emoji being one; of a stream once it
 * has said that it is done.
 *
 * @see @mistralai/mistralai `SpeechResponse`, `SpeechStreamDone`
 */
export class SpeechReader implements AnswerReader {
  readonly failure = undefined;
  readonly #characters: number | undefined;
  #isDone = false;

  /** Reads the answer to the request with this text. */
  constructor(input: string | undefined) {
    this.#characters = input === undefined ? undefined : Array.from(input).length;
  }

  readAnswer(): void {
    this.#isDone = true;
  }

  readEvent(event: unknown): void {
    if (field(field(event, 'data'), 'type') === 'speech.audio.done') this.#isDone = true;
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#isDone ? 'stop' : CUT_OFF];
    if (this.#isDone) addUsage(attributes, { characters: this.#characters });
    return attributes;
  }
}
