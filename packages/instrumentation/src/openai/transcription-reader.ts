import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_RESPONSE_FINISH_REASONS } from '@spancost/conventions';
import { CUT_OFF, type AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, text } from '../json-fields.ts';

/** Reads a transcription or translation and its events; never the text. As `text`, `srt` or `vtt` it is nothing but text. */
export class TranscriptionReader implements AnswerReader {
  readonly failure = undefined;
  #answer: unknown;

  readAnswer(answer: unknown): void {
    this.#answer = answer;
  }

  readEvent(event: unknown): void {
    if (text(event, 'type') === 'transcript.text.done') this.#answer = event;
  }

  attributes(streamed: boolean): Attributes {
    const attributes: Attributes = {};
    if (streamed) attributes[ATTR_GEN_AI_RESPONSE_FINISH_REASONS] = [this.#answer === undefined ? CUT_OFF : 'stop'];
    addUsage(attributes, transcriptionUsage(this.#answer));
    return attributes;
  }
}

/** Tokens of some models, seconds of others; `verbose_json` without a usage still tells how long the audio is. */
export function transcriptionUsage(answer: unknown): MutableUsage {
  const usage = field(answer, 'usage');
  const inputTokens = count(usage, 'input_tokens');
  if (inputTokens === undefined) return { audioSeconds: count(usage, 'seconds') ?? count(answer, 'duration') };
  // Singular here, plural everywhere else.
  const details = field(usage, 'input_token_details') ?? field(usage, 'input_tokens_details');
  return { inputTokens, outputTokens: count(usage, 'output_tokens'), inputAudioTokens: count(details, 'audio_tokens') };
}
