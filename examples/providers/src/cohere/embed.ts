import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { textOfContent, tokensOf } from '../tokens.ts';
import { unitVector } from '../unit-vector.ts';
import { requiredText } from './cohere-request.ts';
import { meta } from './cohere-usage.ts';

const DIMENSIONS = 1536;

/** What an image is billed where a model counts its tokens. */
const TOKENS_PER_IMAGE = 258;

/** One thing to embed: its text, and how many images are in it. */
interface Input {
  readonly text: string;
  readonly images: number;
}

/**
 * Answer to POST /v1/embed and /v2/embed: vectors by type, or bare ones of the first version. Models before the fourth bill
 * images by the piece, later ones by their tokens.
 *
 * @see cohere-ai `EmbedResponse`, `EmbedByTypeResponse`; https://docs.cohere.com/reference/embed
 */
export function embed(exchange: Exchange, request: FastifyRequest, version: '1' | '2'): JsonObject {
  const { body } = exchange;
  const model = requiredText(body, 'model');
  const inputs = inputsOf(body);
  const vectors = inputs.map(({ text, images }) => [...unitVector(`${text}/${images}`, dimensionsOf(body))]);
  const isByType = version === '2' || Array.isArray(body['embedding_types']);
  return {
    id: newId('cohere_', 22),
    ...(Array.isArray(body['texts']) ? { texts: body['texts'] } : {}),
    ...(isByType
      ? { response_type: 'embeddings_by_type', embeddings: { float: vectors } }
      : { response_type: 'embeddings_floats', embeddings: vectors }),
    meta: meta(exchange, request, version, billed(exchange, model, inputs)),
  };
}

function billed({ usage }: Exchange, model: string, inputs: readonly Input[]): JsonObject {
  const images = inputs.reduce((sum, input) => sum + input.images, 0);
  const input_tokens = usage?.inputTokens ?? inputs.reduce((sum, { text }) => sum + tokensOf(text), 0);
  if (images === 0) return { input_tokens };
  return model.includes('v3') ? { images } : { input_tokens, image_tokens: images * TOKENS_PER_IMAGE };
}

function inputsOf({ texts, images, inputs }: JsonObject): readonly Input[] {
  const found: Input[] = [];
  if (Array.isArray(texts)) found.push(...texts.map((text) => ({ text: String(text), images: 0 })));
  if (Array.isArray(images)) found.push(...images.map(() => ({ text: '', images: 1 })));
  if (Array.isArray(inputs))
    found.push(...inputs.filter(isObject).map(({ content }) => ({ text: textOfContent(content), images: imagesOf(content) })));
  if (found.length === 0) throw new ApiProblem('invalid_request', 'invalid request: one of texts, images or inputs must be provided');
  return found;
}

function imagesOf(content: unknown): number {
  return Array.isArray(content) ? content.filter((part) => isObject(part) && part['type'] === 'image_url').length : 0;
}

function dimensionsOf({ output_dimension: asked }: JsonObject): number {
  return typeof asked === 'number' ? asked : DIMENSIONS;
}
