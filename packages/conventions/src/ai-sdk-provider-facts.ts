import * as names from './attributes.ts';

type Facts = Record<string, string | number>;

/**
 * What a provider's own answer says beyond the AI SDK's summary: `providerMetadata`, which the AI SDK writes as JSON. The
 * providers' packages for the AI SDK 5 leave cached tokens out of the input of Claude and of Bedrock, and thoughts out of the
 * output of Gemini; the numbers of the answer itself put that right. Nothing for metadata that is missing or broken.
 *
 * @param told The attributes of the span, under today's names.
 */
export function aiSdkProviderFacts(metadata: unknown, told: Readonly<Record<string, unknown>>): Facts {
  const { openai, azure, anthropic, google, vertex, bedrock } = parse(metadata);
  const facts: Facts = {};
  set(facts, names.ATTR_SPANCOST_USAGE_SERVICE_TIER, at(openai ?? azure, 'serviceTier'));
  readClaude(facts, at(anthropic, 'usage'));
  readGemini(facts, at(google ?? vertex, 'usageMetadata'));
  // The details of the input came with the AI SDK 6, whose input has everything.
  if (bedrock !== undefined && told['ai.usage.inputTokenDetails.noCacheTokens'] === undefined)
    readBedrock(facts, at(bedrock, 'usage'), told);
  return facts;
}

/** Of Claude: 36 fresh + 64 read + 30 written are an input of 130. */
function readClaude(facts: Facts, usage: unknown): void {
  const fresh = count(usage, 'input_tokens');
  if (fresh === undefined) return;
  const read = count(usage, 'cache_read_input_tokens');
  const written = count(usage, 'cache_creation_input_tokens');
  const kept = at(usage, 'cache_creation');
  set(facts, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, fresh + (read ?? 0) + (written ?? 0));
  set(facts, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, read);
  set(facts, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, written);
  set(facts, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_5M, count(kept, 'ephemeral_5m_input_tokens'));
  set(facts, names.ATTR_SPANCOST_USAGE_CACHE_WRITE_1H, count(kept, 'ephemeral_1h_input_tokens'));
  set(facts, names.ATTR_SPANCOST_USAGE_WEB_SEARCHES, count(at(usage, 'server_tool_use'), 'web_search_requests'));
  set(facts, names.ATTR_SPANCOST_USAGE_SERVICE_TIER, at(usage, 'service_tier'));
}

/** Of Gemini: 30 of an answer and 90 of thoughts are an output of 120. */
function readGemini(facts: Facts, usage: unknown): void {
  const prompt = count(usage, 'promptTokenCount');
  if (prompt === undefined) return;
  const thoughts = count(usage, 'thoughtsTokenCount');
  set(facts, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, prompt + (count(usage, 'toolUsePromptTokenCount') ?? 0));
  set(facts, names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, (count(usage, 'candidatesTokenCount') ?? 0) + (thoughts ?? 0));
  set(facts, names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, thoughts);
  set(facts, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, count(usage, 'cachedContentTokenCount'));
}

/** Of Bedrock's Converse, whose input is fresh tokens only. */
function readBedrock(facts: Facts, usage: unknown, told: Readonly<Record<string, unknown>>): void {
  const fresh = count(told, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS);
  const read = count(told, names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS) ?? 0;
  const written = count(usage, 'cacheWriteInputTokens');
  if (fresh !== undefined) set(facts, names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, fresh + read + (written ?? 0));
  set(facts, names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, written);
}

function parse(metadata: unknown): Readonly<Record<string, unknown>> {
  if (typeof metadata !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(metadata);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function at(from: unknown, key: string): unknown {
  return isObject(from) ? from[key] : undefined;
}

function count(from: unknown, key: string): number | undefined {
  const value = at(from, key);
  return typeof value === 'number' ? value : undefined;
}

function set(facts: Facts, name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number') facts[name] = value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
