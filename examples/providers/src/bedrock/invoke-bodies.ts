import { piecesOf } from '../answer-text.ts';
import type { JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import type { PlannedAnswer } from '../planned-answer.ts';
import { withRaw, type BedrockUsage } from './bedrock-usage.ts';

/** What one vendor's models answer, whole and piece by piece. */
export interface VendorAnswer {
  readonly body: JsonObject;
  readonly chunks: readonly JsonObject[];
}

type Vendor = (answer: PlannedAnswer, usage: BedrockUsage, raw: JsonObject | undefined) => VendorAnswer;

/** By how the model's id begins. @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html */
const VENDORS: readonly (readonly [prefix: string, vendor: Vendor])[] = [
  ['amazon.nova', nova],
  ['meta.', llama],
  ['cohere.', cohere],
  ['mistral.', mistral],
  ['openai.', openai],
];

/** The answer of a model that writes text; undefined for a model that is not one of these. Claude's is Anthropic's own message. */
export function vendorAnswer(
  model: string,
  answer: PlannedAnswer,
  usage: BedrockUsage,
  raw: JsonObject | undefined,
): VendorAnswer | undefined {
  return VENDORS.find(([prefix]) => model.startsWith(prefix))?.[1](answer, usage, raw);
}

function nova(
  answer: PlannedAnswer,
  { input, output, cacheRead, cacheWrite5m, cacheWrite1h }: BedrockUsage,
  raw?: JsonObject,
): VendorAnswer {
  const written = cacheWrite5m + cacheWrite1h;
  const usage = withRaw(
    {
      inputTokens: input,
      outputTokens: output,
      totalTokens: input + output + cacheRead + written,
      cacheReadInputTokenCount: cacheRead,
      cacheWriteInputTokenCount: written,
    },
    raw,
  );
  const stopReason = answer.truncated ? 'max_tokens' : 'end_turn';
  return {
    body: { output: { message: { role: 'assistant', content: [{ text: answer.text }] } }, stopReason, usage },
    chunks: [
      { messageStart: { role: 'assistant' } },
      ...piecesOf(answer.text).map((text) => ({ contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } })),
      { contentBlockStop: { contentBlockIndex: 0 } },
      { messageStop: { stopReason } },
      { metadata: { usage, metrics: {}, trace: {} } },
    ],
  };
}

function llama(answer: PlannedAnswer, { input, output }: BedrockUsage, raw?: JsonObject): VendorAnswer {
  const stop_reason = answer.truncated ? 'length' : 'stop';
  const pieces = piecesOf(answer.text);
  return {
    body: withRaw({ generation: answer.text, prompt_token_count: input, generation_token_count: output, stop_reason }, raw),
    chunks: pieces.map((generation, index) => ({
      generation,
      prompt_token_count: index === 0 ? input : null,
      generation_token_count: index + 1,
      stop_reason: index === pieces.length - 1 ? stop_reason : null,
    })),
  };
}

function cohere({ text, truncated }: PlannedAnswer): VendorAnswer {
  const finish_reason = truncated ? 'MAX_TOKENS' : 'COMPLETE';
  const body = { response_id: newId('cohere-'), generation_id: newId('cohere-'), text, finish_reason };
  return {
    body,
    chunks: [
      ...piecesOf(text).map((piece) => ({ event_type: 'text-generation', is_finished: false, text: piece })),
      { event_type: 'stream-end', is_finished: true, finish_reason, response: body },
    ],
  };
}

function mistral({ text, truncated }: PlannedAnswer): VendorAnswer {
  const stop_reason = truncated ? 'length' : 'stop';
  const pieces = piecesOf(text);
  return {
    body: { outputs: [{ text, stop_reason }] },
    chunks: pieces.map((piece, index) => ({
      outputs: [{ text: piece, stop_reason: index === pieces.length - 1 ? stop_reason : null }],
    })),
  };
}

function openai({ text, truncated }: PlannedAnswer, { input, output }: BedrockUsage, raw?: JsonObject): VendorAnswer {
  const names = { id: newId('chatcmpl-'), created: 0, model: 'openai.gpt-oss-120b-1:0', service_tier: 'default' };
  const finish_reason = truncated ? 'length' : 'stop';
  const usage = withRaw({ prompt_tokens: input, completion_tokens: output, total_tokens: input + output }, raw);
  const choice = (content: string, reason: string | null): JsonObject => ({ index: 0, delta: { content }, finish_reason: reason });
  return {
    body: { ...names, choices: [{ index: 0, finish_reason, message: { role: 'assistant', content: text } }], usage },
    chunks: [
      ...piecesOf(text).map((piece) => ({ ...names, choices: [choice(piece, null)] })),
      { ...names, choices: [choice('', finish_reason)], usage },
    ],
  };
}
