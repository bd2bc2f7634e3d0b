import type { Attributes } from '@opentelemetry/api';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { count, field, list, text } from '../json-fields.ts';

/**
 * Reads what `predict` answers, which is how Google serves models that write no text: pictures by their number (what a filter held
 * back is not billed), embeddings by the tokens of each text.
 *
 * @see https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/imagen-api
 * @see https://docs.cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api
 */
export class PredictReader implements AnswerReader {
  readonly failure = undefined;
  #usage: MutableUsage = {};

  readAnswer(answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    const predictions = list(answer, 'predictions');
    const tokens = predictions.map((each) => count(field(field(each, 'embeddings'), 'statistics'), 'token_count'));
    if (tokens.length > 0 && tokens.every((each) => each !== undefined))
      this.#usage = { inputTokens: tokens.reduce((sum, each) => sum + each, 0) };
    else if (predictions.every((each) => field(each, 'embeddings') === undefined))
      this.#usage = { images: predictions.filter((each) => text(each, 'bytesBase64Encoded') ?? text(each, 'gcsUri')).length };
  }

  /** Nothing of it is streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    const attributes: Attributes = {};
    addUsage(attributes, this.#usage);
    return attributes;
  }
}
