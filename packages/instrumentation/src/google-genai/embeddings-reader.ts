import type { Attributes } from '@opentelemetry/api';
import type { AnswerReader } from '../answer/answer-reader.ts';
import { addUsage, type MutableUsage } from '../answer/usage-attributes.ts';
import { count, field, list } from '../json-fields.ts';
import { modalityTokens } from './modality-tokens.ts';

/**
 * Reads an `EmbedContentResponse`, never its vectors. The services tell the tokens of the request, and Vertex AI, for its older
 * models, those of each text.
 */
export class EmbeddingsReader implements AnswerReader {
  readonly failure = undefined;
  readonly #attributes: Attributes = {};
  /** `usageMetadata` as it came: of the Gemini API's the SDK keeps nothing before 3.0. */
  #metadata: unknown;

  /** Reads the answer before the SDK makes an `EmbedContentResponse` of it. */
  readBody(body: unknown): void {
    this.#metadata = field(body, 'usageMetadata');
  }

  readAnswer(answer: unknown): void {
    addUsage(this.#attributes, ofRequest(this.#metadata ?? field(answer, 'usageMetadata')) ?? ofTexts(answer));
  }

  /** Embeddings are not streamed. */
  readEvent(): void {}

  attributes(): Attributes {
    return this.#attributes;
  }
}

function ofRequest(metadata: unknown): MutableUsage | undefined {
  const inputTokens = count(metadata, 'promptTokenCount');
  if (inputTokens === undefined) return undefined;
  // The Gemini API calls them otherwise than Vertex AI.
  const media = modalityTokens(metadata, 'promptTokensDetails') ?? modalityTokens(metadata, 'promptTokenDetails');
  return {
    inputTokens,
    inputAudioTokens: media?.audio || undefined,
    inputImageTokens: media?.image || undefined,
    inputVideoTokens: media?.video || undefined,
  };
}

/** The tokens of all texts, if they are known of each; else the characters, by which some models are billed. */
function ofTexts(answer: unknown): MutableUsage {
  let inputTokens: number | undefined;
  for (const embedding of list(answer, 'embeddings')) {
    const tokens = count(field(embedding, 'statistics'), 'tokenCount');
    if (tokens === undefined) return { characters: count(field(answer, 'metadata'), 'billableCharacterCount') };
    inputTokens = (inputTokens ?? 0) + tokens;
  }
  return { inputTokens };
}
