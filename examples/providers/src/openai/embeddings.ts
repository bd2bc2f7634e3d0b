import type { OpenAI } from 'openai';
import type { Exchange } from '../exchange.ts';
import { tokensOf } from '../tokens.ts';
import { unitVector } from '../unit-vector.ts';
import { ApiProblem } from '../api-problem.ts';
import { answeredModel } from './openai-models.ts';
import { invalidType, modelOf, optionalCount, required } from './openai-request.ts';

/** The answer's shape on the wire: a vector may be base64, which the SDK decodes; scenario `no-usage` leaves the usage out. */
type EmbeddingsBody = Pick<OpenAI.CreateEmbeddingResponse, 'object' | 'model'> & {
  readonly usage?: OpenAI.CreateEmbeddingResponse['usage'];
  readonly data: readonly { readonly object: 'embedding'; readonly index: number; readonly embedding: readonly number[] | string }[];
};

/**
 * Answer to POST /embeddings: unit vectors that depend on the text alone. The SDK asks for base64 by itself.
 *
 * @see openai `CreateEmbeddingResponse`; https://platform.openai.com/docs/api-reference/embeddings/object
 */
export function embeddings(exchange: Exchange): EmbeddingsBody {
  const { body, scenario } = exchange;
  const model = modelOf(body);
  const inputs = inputsOf(required(body, 'input'));
  const dimensions = optionalCount(body, 'dimensions') ?? (model.includes('large') ? 3072 : 1536);
  const promptTokens = exchange.usage?.inputTokens ?? inputs.reduce((sum, input) => sum + input.tokens, 0);
  return {
    object: 'list',
    data: inputs.map(({ text }, index) => ({
      object: 'embedding',
      index,
      embedding: encoded(unitVector(text, dimensions), body['encoding_format']),
    })),
    model: answeredModel(model, scenario === 'wrong-model'),
    ...(scenario === 'no-usage' ? {} : { usage: { prompt_tokens: promptTokens, total_tokens: promptTokens } }),
  };
}

function encoded(vector: Float32Array<ArrayBuffer>, format: unknown): readonly number[] | string {
  return format === 'base64' ? Buffer.from(vector.buffer).toString('base64') : [...vector];
}

/** The texts of the request with their tokens: a text, texts, one list of token ids or several. */
function inputsOf(input: unknown): readonly { readonly text: string; readonly tokens: number }[] {
  if (input === '' || (Array.isArray(input) && input.length === 0))
    throw new ApiProblem('invalid_request', "Invalid 'input': must not be empty.", { param: 'input', code: 'empty_array' });
  const isTokenList = Array.isArray(input) && input.every((token) => typeof token === 'number');
  const list: readonly unknown[] = Array.isArray(input) && !isTokenList ? input : [input];
  return list.map((entry, index) => {
    if (typeof entry === 'string') return { text: entry, tokens: tokensOf(entry) };
    if (Array.isArray(entry)) return { text: entry.join(' '), tokens: entry.length };
    throw invalidType(Array.isArray(input) ? `input[${index}]` : 'input', 'a string or tokens', entry);
  });
}
