// Models that send no request, as a provider with a protocol of its own, or one that asks a library in the process.
const SPECIFICATIONS = { 5: 'v2', 6: 'v3', 7: 'v4' };

/** The models in the specification of a major. They use 1,000 in, of which 600 cached, and 200 out, of which 90 of reasoning. */
export function inProcessModels(major) {
  const isOfFive = major === '5';
  const usage = isOfFive
    ? { inputTokens: 1000, outputTokens: 200, totalTokens: 1200, cachedInputTokens: 600, reasoningTokens: 90 }
    : { inputTokens: { total: 1000, noCache: 400, cacheRead: 600, cacheWrite: 0 }, outputTokens: { total: 200, text: 110, reasoning: 90 } };
  const finishReason = isOfFive ? 'stop' : { unified: 'stop', raw: 'stop' };
  const named = { specificationVersion: SPECIFICATIONS[major], provider: 'openai.chat', modelId: 'gpt-5', supportedUrls: {} };
  let calls = 0;
  const model = (text, ends = true) => ({
    ...named,
    doGenerate: async () => ({
      content: [{ type: 'text', text }],
      finishReason,
      usage,
      warnings: [],
      response: { id: `own-${calls++}`, modelId: 'gpt-5' },
    }),
    doStream: async () => {
      const parts = [
        { type: 'stream-start', warnings: [] },
        { type: 'response-metadata', id: `own-${calls++}`, modelId: 'gpt-5' },
        { type: 'text-start', id: '0' },
        { type: 'text-delta', id: '0', delta: text },
        { type: 'text-delta', id: '0', delta: text },
        { type: 'text-end', id: '0' },
        { type: 'finish', finishReason, usage },
      ];
      const pull = async (controller) => {
        // Whoever leaves it does so before its end, however slow the machine is.
        if (!ends && parts.length === 2) await new Promise(() => {});
        if (parts.length === 0) controller.close();
        else controller.enqueue(parts.shift());
      };
      return { stream: new ReadableStream({ pull }) };
    },
  });
  return {
    language: model('SENTINEL'),
    endless: model('SENTINEL', false),
    object: model('{"left":3}'),
    failing: {
      ...named,
      doGenerate: async () => {
        throw new TypeError('no such model');
      },
    },
    embedding: {
      ...named,
      modelId: 'text-embedding-3-small',
      maxEmbeddingsPerCall: 1,
      supportsParallelCalls: true,
      doEmbed: async () => ({ embeddings: [[0.1]], usage: { tokens: 1000 }, warnings: [] }),
    },
  };
}
