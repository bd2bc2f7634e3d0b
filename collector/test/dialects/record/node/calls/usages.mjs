/** What the calls use, in each provider's own sense: the stand-in answers with it. */
export const PLAIN = { inputTokens: 1000, outputTokens: 200 };
export const CACHED = { inputTokens: 2000, cachedTokens: 1536, outputTokens: 100 };
export const REASONING = { inputTokens: 1000, outputTokens: 300, reasoningTokens: 128 };
/** Anthropic's input is what was neither read from its cache nor written to it: 2,400 of 103,000. */
export const CLAUDE_CACHED = { inputTokens: 2400, cacheRead: 96_000, cacheWrite5m: 3100, cacheWrite1h: 1500, outputTokens: 1850 };
/** Gemini's thoughts are beside the candidates: 120 tokens of output. */
export const GEMINI_THOUGHTS = { inputTokens: 1000, cachedTokens: 600, outputTokens: 30, reasoningTokens: 90 };
/** Bedrock's input is what was neither read nor written: 2,400 of 100,400. */
export const BEDROCK_CACHED = { inputTokens: 2400, cacheRead: 96_000, cacheWrite5m: 2000, outputTokens: 850 };

export const QUESTION = 'What is the capital of France?';

/** Headers for an answer with this usage. */
export function using(usage, scenario) {
  return { 'x-usage': JSON.stringify(usage), ...(scenario === undefined ? {} : { 'x-scenario': scenario }) };
}

/** A call that must fail; what the library says about the failure is recorded. */
export async function failing(call) {
  try {
    await call();
  } catch {
    return;
  }
  throw new Error('the call was to fail and did not');
}

export async function readAll(stream) {
  for await (const _ of stream);
}
