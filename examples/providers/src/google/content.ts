import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../exchange.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type PlannedAnswer } from '../planned-answer.ts';
import { continuationOf } from './continuation.ts';
import type { GoogleCall } from './google-call.ts';
import { firstFunction, optionalCount, partsOf, readContentRequest, textOf, type ContentRequest } from './google-request.ts';
import { googleUsage } from './google-usage.ts';
import { groundingOf } from './grounding.ts';
import { promptTokens } from './prompt-tokens.ts';
import { thoughtTokens } from './thoughts.ts';

/** A response on the wire. @see @google/genai `GenerateContentResponse` */
export interface WireContent {
  readonly candidates: readonly WireCandidate[];
  /** Left out in scenario `no-usage`. */
  readonly usageMetadata?: JsonObject;
  readonly modelVersion: string;
  readonly responseId: string;
}

/** One answer of a response. @see @google/genai `Candidate` */
export interface WireCandidate extends JsonObject {
  readonly content: { readonly role: 'model'; readonly parts: readonly JsonObject[] };
  readonly finishReason: string;
  readonly index: number;
}

/** What scenario `wrong-model` answers with; who asks for the first gets the second. */
const OTHERS = ['gemini-2.5-flash-lite', 'gemini-2.5-flash'] as const;

/** Answer to `:generateContent`. @see https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse */
export function content(exchange: Exchange, request: FastifyRequest, { model, isVertex }: GoogleCall): WireContent {
  const { body, scenario } = exchange;
  const asked = readContentRequest(body);
  const answer = planned(exchange, asked, model);
  return {
    candidates: [
      {
        content: { role: 'model', parts: partsOfAnswer(answer, asked) },
        finishReason: answer.truncated ? 'MAX_TOKENS' : 'STOP',
        index: 0,
        ...groundingOf(asked),
        ...continuationOf(body, scenario),
      },
    ],
    ...(scenario === 'no-usage' ? {} : { usageMetadata: googleUsage(exchange, request, isVertex, promptTokens(body), answer) }),
    modelVersion: scenario !== 'wrong-model' ? model : model === OTHERS[0] ? OTHERS[1] : OTHERS[0],
    responseId: newId('', 22),
  };
}

function planned({ scenario }: Exchange, { contents, config, tools }: ContentRequest, model: string): PlannedAnswer {
  // What a function gave back is answered; otherwise a client that calls functions by itself would never come to an end.
  const isAnswered = partsOf(contents.at(-1)).some((part) => 'functionResponse' in part);
  const tool = scenario === 'tool-call' && !isAnswered ? firstFunction(tools) : undefined;
  const schema = config['responseJsonSchema'] ?? config['responseSchema'];
  const maxTokens = optionalCount(config, 'maxOutputTokens');
  return planAnswer({
    question: textOf(contents.findLast((entry) => entry['role'] !== 'model' && textOf(entry) !== '')),
    ...(schema === undefined ? {} : { schema }),
    ...(tool === undefined ? {} : { tool }),
    reasoningTokens: thoughtTokens(model, config),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  });
}

/** The thoughts, where they are asked for, then the call of a function or the text. */
function partsOfAnswer(answer: PlannedAnswer, { config }: ContentRequest): readonly JsonObject[] {
  const thinking = config['thinkingConfig'];
  const isTold = typeof thinking === 'object' && thinking !== null && 'includeThoughts' in thinking && thinking.includeThoughts === true;
  const thought = isTold && answer.reasoningTokens > 0 ? [{ text: 'What is asked is repeated.', thought: true }] : [];
  if (answer.toolCall === undefined) return [...thought, { text: answer.text }];
  return [...thought, { functionCall: { name: answer.toolCall.name, args: JSON.parse(answer.toolCall.arguments) } }];
}
