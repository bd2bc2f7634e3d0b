import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { tokensOfJson } from '../tokens.ts';

/** Answer to POST /v1/systemone: true to every question. @see ollama `SystemOneResponse` */
export function decide({ body, scenario, usage }: Exchange): JsonObject {
  if (!isObject(body['questions'])) throw new ApiProblem('invalid_request', 'questions are required');
  const answers = Object.fromEntries(Object.keys(body['questions']).map((name) => [name, { type: 'noul', noul: 1 }]));
  const counted = {
    input_tokens: usage?.inputTokens ?? tokensOfJson(body['state']) + tokensOfJson(body['questions']),
    output_tokens: usage?.outputTokens ?? Object.keys(answers).length,
  };
  return { model: String(body['model']), answers, ...(scenario === 'no-usage' ? {} : { usage: counted }) };
}
