/** Request options that only the stand-in of examples/providers understands; a real provider ignores the headers. */
export interface StandInOptions {
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes something go wrong with one request. @see examples/providers/README.md for the scenarios */
export function goesWrong(
  scenario: 'error-429' | 'error-500' | 'error-529' | 'flaky' | 'flaky-429' | 'stall' | 'slow-stream' | 'wrong-model',
): StandInOptions {
  return { headers: { 'x-scenario': scenario } };
}

/** Lets the request find its prompt in the provider's cache. */
export const CACHED_PROMPT: StandInOptions = { headers: { 'x-prompt-cache': 'warm' } };
