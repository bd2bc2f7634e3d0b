/** Tokens of an answer; the prompt includes what was cached. */
export interface AnswerTokens {
  readonly prompt: number;
  readonly cached: number;
  readonly completion: number;
}

const HEAD = { id: 'chatcmpl-bench', created: 1_795_305_600, model: 'gpt-5-2025-08-07', service_tier: 'default', system_fingerprint: null };

/** A chat completion with every field that the API sends. */
export function answer(tokens: AnswerTokens): string {
  return JSON.stringify({
    ...HEAD,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Air scatters blue light more than red. '.repeat(20), refusal: null, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: usage(tokens),
  });
}

/** The events of a streamed completion: `count` chunks with a choice, one with the usage, the end. */
export function chunks(count: number, tokens: AnswerTokens): readonly Uint8Array[] {
  const chunk = (choices: readonly unknown[], used: unknown): string =>
    JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', choices, usage: used });
  const delta = (index: number): unknown => {
    if (index === 0) return { role: 'assistant', content: '', refusal: null };
    return index === count - 1 ? {} : { content: ' word' };
  };
  const parts = Array.from({ length: count }, (_, index) =>
    chunk([{ index: 0, delta: delta(index), logprobs: null, finish_reason: index === count - 1 ? 'stop' : null }], null),
  );
  const encoder = new TextEncoder();
  return [...parts, chunk([], usage(tokens)), '[DONE]'].map((data) => encoder.encode(`data: ${data}\n\n`));
}

function usage({ prompt, cached, completion }: AnswerTokens): unknown {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
  };
}
