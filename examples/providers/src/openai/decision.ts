import type { OpenAI } from 'openai';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { tokensOfContent, tokensOfJson } from '../tokens.ts';
import { modelOf, required } from './openai-request.ts';

type Decision = OpenAI.Decisions.Decision;

/**
 * Answer to POST /decisions: every question is answered with its first choice, or with the middle of what there is. The input and
 * the questions are read, and one token is written for each answer.
 *
 * @see openai `Decision`
 */
export function decision({ body, usage: given }: Exchange): Decision {
  const questions = required(body, 'questions');
  if (!Array.isArray(questions) || questions.length === 0) throw new ApiProblem('invalid_request', "Invalid 'questions': empty array.");
  const input = given?.inputTokens ?? tokensOfContent(required(body, 'input')) + tokensOfJson(questions);
  const output = given?.outputTokens ?? questions.length;
  return {
    answers: questions.filter(isObject).map(answerTo),
    model: modelOf(body),
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: given?.cachedTokens ?? 0, cache_write_tokens: given?.cacheWrite ?? 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: given?.reasoningTokens ?? 0 },
      total_tokens: input + output,
    },
  };
}

function answerTo(question: JsonObject): Decision['answers'][number] {
  const name = typeof question['name'] === 'string' ? question['name'] : null;
  const [choice] = Array.isArray(question['choices']) ? question['choices'].filter(isObject) : [];
  if (question['type'] === 'predicate') return { type: 'predicate', name, probability: 0.5 };
  if (question['type'] === 'score') return { type: 'score', name, score: 0.5, confidence: 1, probabilities: [] };
  const value = String(choice?.['value']);
  return { type: 'choice', name, choice: value, confidence: 1, probabilities: [{ value, probability: 1 }] };
}
