import { aiSdkProviderFacts } from './ai-sdk-provider-facts.ts';
import * as names from './attributes.ts';
import { OPERATION_RERANK } from './operations.ts';

type Attributes = Record<string, unknown>;

/** On every span of the Vercel AI SDK 5 and 6, and of `LegacyOpenTelemetry` of 7: `ai.generateText`, `ai.streamText.doStream`. */
const OPERATION_ID = 'ai.operationId';

/**
 * The spans of the AI SDK that are one request to a model, and what they ask for. The others are around them and repeat what
 * they used: `ai.generateText`, `ai.embed`, `ai.toolCall`.
 */
const OPERATIONS: ReadonlyMap<unknown, string> = new Map([
  ['ai.generateText.doGenerate', 'chat'],
  ['ai.streamText.doStream', 'chat'],
  ['ai.generateObject.doGenerate', 'chat'],
  ['ai.streamObject.doStream', 'chat'],
  ['ai.embed.doEmbed', 'embeddings'],
  ['ai.embedMany.doEmbed', 'embeddings'],
  ['ai.rerank.doRerank', OPERATION_RERANK],
]);

/**
 * What the AI SDK says under names of its own, by the name of today, the first that is there. 5 writes `promptTokens` where
 * nothing is streamed and `inputTokens` where it is, 6 always `inputTokens` and its details; `tokens` are those of embeddings.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-core/telemetry (spans of 5.0.277 and 6.0.326, read 2026-11-22)
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  [names.ATTR_GEN_AI_PROVIDER_NAME]: ['ai.model.provider'],
  [names.ATTR_GEN_AI_REQUEST_MODEL]: ['ai.model.id'],
  [names.ATTR_GEN_AI_RESPONSE_MODEL]: ['ai.response.model'],
  [names.ATTR_GEN_AI_RESPONSE_ID]: ['ai.response.id'],
  [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS]: ['ai.usage.inputTokens', 'ai.usage.promptTokens', 'ai.usage.tokens'],
  [names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS]: ['ai.usage.outputTokens', 'ai.usage.completionTokens'],
  [names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS]: ['ai.usage.inputTokenDetails.cacheReadTokens', 'ai.usage.cachedInputTokens'],
  [names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS]: ['ai.usage.inputTokenDetails.cacheWriteTokens'],
  [names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS]: ['ai.usage.outputTokenDetails.reasoningTokens', 'ai.usage.reasoningTokens'],
};

/** Whether these are attributes, at the start or at the end, of a span of the AI SDK that is one request to a model. */
export function isAiSdkCall(attributes: Readonly<Attributes>): boolean {
  return OPERATIONS.has(attributes[OPERATION_ID]);
}

/**
 * The attributes of such a span under today's names as well; undefined for any other span, and for one that has them already. What stands under today's name
 * already stays, except where the provider's own answer, which the AI SDK passes on, says more.
 */
export function fromAiSdk(attributes: Readonly<Attributes>): Attributes | undefined {
  const id = attributes[OPERATION_ID];
  const operation = OPERATIONS.get(id);
  if (operation === undefined || attributes[names.ATTR_GEN_AI_OPERATION_NAME] !== undefined) return undefined;
  const today: Attributes = { ...attributes, [names.ATTR_GEN_AI_OPERATION_NAME]: operation };
  for (const [name, spellings] of Object.entries(SPELLINGS)) {
    if (isUntold(today[name])) today[name] = spellings.map((spelling) => attributes[spelling]).find((told) => !isUntold(told));
  }
  if (String(id).endsWith('.doStream')) today[names.ATTR_GEN_AI_REQUEST_STREAM] = true;
  return Object.assign(today, aiSdkProviderFacts(attributes['ai.response.providerMetadata'], today));
}

/** 3 and 4 write NaN for tokens of which the answer says nothing. */
function isUntold(value: unknown): boolean {
  return value === undefined || Number.isNaN(value);
}
