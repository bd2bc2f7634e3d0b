import { answerText, cutToTokens } from './answer-text.ts';
import { schemaSample } from './schema-sample.ts';
import { tokensOf, tokensOfJson } from './tokens.ts';

/** A function that the model may call, in either provider's request. */
export interface OfferedTool {
  readonly name: string;
  readonly parameters: unknown;
}

/** What an answer is made from, read from either provider's request. */
export interface AnswerPlan {
  /** Text of the last message of the user. */
  readonly question: string;
  /** Schema that the answer must satisfy; absent for prose. */
  readonly schema?: unknown;
  /** Tool to call instead of answering. */
  readonly tool?: OfferedTool;
  /** Reasoning tokens before the answer. */
  readonly reasoningTokens: number;
  /** Most output tokens, reasoning included. */
  readonly maxTokens?: number;
}

/** What the stand-in's model produced. */
export interface PlannedAnswer {
  /** Empty for a tool call. */
  readonly text: string;
  readonly toolCall?: { readonly name: string; readonly arguments: string };
  /** All output, reasoning included. */
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  /** Whether the answer was cut at the most tokens. */
  readonly truncated: boolean;
}

/**
 * The answer to a request: an echo of its question, a value of its schema, or a call of its tool. Output tokens are those
 * of what is returned plus reasoning, at most `maxTokens`.
 *
 * @example planAnswer({ question: 'Hi', reasoningTokens: 128, maxTokens: 10 })
 * // reasoning takes all of it: { text: '', outputTokens: 10, reasoningTokens: 10, truncated: true }
 */
export function planAnswer(plan: AnswerPlan): PlannedAnswer {
  const limit = plan.maxTokens ?? Number.POSITIVE_INFINITY;
  const reasoningTokens = Math.min(plan.reasoningTokens, limit);
  if (plan.tool !== undefined) {
    const toolCall = { name: plan.tool.name, arguments: JSON.stringify(schemaSample(plan.tool.parameters) ?? {}) };
    const outputTokens = Math.min(limit, reasoningTokens + tokensOfJson(toolCall));
    return { text: '', toolCall, outputTokens, reasoningTokens, truncated: false };
  }
  const whole = plan.schema === undefined ? answerText(plan.question) : JSON.stringify(schemaSample(plan.schema));
  const text = Number.isFinite(limit) ? cutToTokens(whole, limit - reasoningTokens) : whole;
  return { text, outputTokens: reasoningTokens + tokensOf(text), reasoningTokens, truncated: text.length < whole.length };
}
