/** What the tests of calls by hand are about. */
export const GPT_5 = { provider: 'openai', model: 'gpt-5' };

/** Costs $0.00325 of gpt-5. */
export const USAGE = { inputTokens: 1000, outputTokens: 200 };
