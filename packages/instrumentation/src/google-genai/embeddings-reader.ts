import type { Attributes } from '@opentelemetry/api';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list } from '../json-fields.ts';
import { modalityTokens } from './modality-tokens.ts';

/**
 * Reads an `EmbedContentResponse`, never its vectors. The newer models tell the tokens of the request, Vertex AI those of each
 * text, the older models of the Gemini API none.
 */
export class EmbeddingsReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};

  readAnswer(answer: unknown): void {
    addUsage(this.#attributes, usageOf(answer));
  }

  /** Embeddings are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }
}

function usageOf(answer: unknown): MutableUsage {
  const metadata = field(answer, 'usageMetadata');
  const inputTokens = count(metadata, 'promptTokenCount');
  if (inputTokens !== undefined) {
    // The Gemini API calls them otherwise than Vertex AI.
    const media = modalityTokens(metadata, 'promptTokensDetails') ?? modalityTokens(metadata, 'promptTokenDetails');
    return {
      inputTokens,
      inputAudioTokens: media?.audio || undefined,
      inputImageTokens: media?.image || undefined,
      inputVideoTokens: media?.video || undefined,
    };
  }
  const ofTexts = sumOfTexts(list(answer, 'embeddings'));
  return ofTexts === undefined ? { characters: count(field(answer, 'metadata'), 'billableCharacterCount') } : { inputTokens: ofTexts };
}

/** Known only if it is known of each. */
function sumOfTexts(embeddings: readonly unknown[]): number | undefined {
  let sum: number | undefined;
  for (const embedding of embeddings) {
    const tokens = count(field(embedding, 'statistics'), 'tokenCount');
    if (tokens === undefined) return undefined;
    sum = (sum ?? 0) + tokens;
  }
  return sum;
}
