import { piecesOf } from '../answer-text.ts';
import { ApiProblem } from '../api-problem.ts';
import type { Exchange } from '../exchange.ts';
import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import { planAnswer, type OfferedTool, type PlannedAnswer } from '../planned-answer.ts';
import { bedrockUsage, promptTokens, servedTier, tokenUsage, withRaw } from './bedrock-usage.ts';
import { eventFrame } from './event-frames.ts';

/** The model that every router of prompts chooses. */
const ROUTED = 'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-5-haiku-20241022-v1:0';

/** What Converse answers, before it is sent whole or as a stream. */
interface Conversation {
  readonly content: readonly JsonObject[];
  readonly stopReason: string;
  /** `usage` and the tier; nothing where scenario `no-usage` asks for it. */
  readonly told: JsonObject;
}

/** Answer to POST /model/{modelId}/converse. @see @aws-sdk/client-bedrock-runtime `ConverseResponse` */
export function converse(exchange: Exchange, raw: JsonObject | undefined, model: string): JsonObject {
  const { content, stopReason, told } = conversation(exchange, raw, model);
  return { metrics: { latencyMs: 311 }, output: { message: { role: 'assistant', content } }, stopReason, ...told };
}

/** The frames of POST /model/{modelId}/converse-stream. @see @aws-sdk/client-bedrock-runtime `ConverseStreamOutput` */
export function converseFrames(exchange: Exchange, raw: JsonObject | undefined, model: string): readonly Uint8Array[] {
  const { content, stopReason, told } = conversation(exchange, raw, model);
  return [
    eventFrame('messageStart', { role: 'assistant' }),
    ...content.flatMap(blockFrames),
    eventFrame('messageStop', { stopReason }),
    eventFrame('metadata', { metrics: { latencyMs: 311 }, ...told }),
  ];
}

function conversation(exchange: Exchange, raw: JsonObject | undefined, model: string): Conversation {
  const { body, scenario } = exchange;
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isObject) : [];
  if (messages.length === 0)
    throw new ApiProblem(
      'invalid_request',
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  const config = isObject(body['inferenceConfig']) ? body['inferenceConfig'] : {};
  const tool = scenario === 'tool-call' ? firstTool(body['toolConfig']) : undefined;
  const answer = planAnswer({
    question: textOf(messages.findLast(({ role }) => role === 'user')?.['content']),
    ...(tool === undefined ? {} : { tool }),
    reasoningTokens: 0,
    ...(typeof config['maxTokens'] === 'number' ? { maxTokens: config['maxTokens'] } : {}),
  });
  const usage = tokenUsage(bedrockUsage(exchange, promptTokens(body['system'] ?? '') + promptTokens(messages), answer));
  const asked = isObject(body['serviceTier']) ? body['serviceTier']['type'] : undefined;
  return {
    content: [contentOf(answer)],
    stopReason: answer.toolCall !== undefined ? 'tool_use' : answer.truncated ? 'max_tokens' : 'end_turn',
    told: {
      ...(scenario === 'no-usage' ? {} : { usage: withRaw(usage, raw), serviceTier: { type: servedTier(exchange, asked) } }),
      ...(isObject(body['performanceConfig']) ? { performanceConfig: body['performanceConfig'] } : {}),
      ...(model.includes('prompt-router') ? { trace: { promptRouter: { invokedModelId: ROUTED } } } : {}),
    },
  };
}

function contentOf({ text, toolCall }: PlannedAnswer): JsonObject {
  if (toolCall === undefined) return { text };
  return { toolUse: { toolUseId: newId('tooluse_', 22), name: toolCall.name, input: JSON.parse(toolCall.arguments) } };
}

function blockFrames(block: JsonObject, contentBlockIndex: number): readonly Uint8Array[] {
  const { toolUse } = block;
  const stop = eventFrame('contentBlockStop', { contentBlockIndex });
  const deltas = (given: readonly JsonObject[]): readonly Uint8Array[] =>
    given.map((delta) => eventFrame('contentBlockDelta', { contentBlockIndex, delta }));
  if (!isObject(toolUse)) return [...deltas(piecesOf(String(block['text'])).map((text) => ({ text }))), stop];
  const { toolUseId, name, input } = toolUse;
  return [
    eventFrame('contentBlockStart', { contentBlockIndex, start: { toolUse: { toolUseId, name } } }),
    ...deltas(piecesOf(JSON.stringify(input)).map((piece) => ({ toolUse: { input: piece } }))),
    stop,
  ];
}

function textOf(content: unknown): string {
  const blocks = Array.isArray(content) ? content.filter(isObject) : [];
  return blocks.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n');
}

function firstTool(config: unknown): OfferedTool | undefined {
  const tools = isObject(config) && Array.isArray(config['tools']) ? config['tools'].filter(isObject) : [];
  for (const { toolSpec } of tools) {
    if (!isObject(toolSpec) || typeof toolSpec['name'] !== 'string') continue;
    return { name: toolSpec['name'], parameters: isObject(toolSpec['inputSchema']) ? toolSpec['inputSchema']['json'] : undefined };
  }
  return undefined;
}
