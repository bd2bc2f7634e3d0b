import { isObject, type JsonObject } from '../json.ts';

/** What a compound system adds to an answer: to a whole one, and to the first and the last chunk of a stream. */
interface Compound {
  readonly whole: JsonObject;
  readonly first: JsonObject;
  readonly told: JsonObject;
}

/** The models behind every compound system, each of which uses half. */
const MODELS = ['llama-3.3-70b-versatile', 'openai/gpt-oss-120b'] as const;

/**
 * What the models of a compound system used, and the tools that it ran: two searches and a piece of code. Undefined for models.
 *
 * @see groq-sdk `ChatCompletion.UsageBreakdown`, `ChatCompletionMessage.ExecutedTool`; https://console.groq.com/docs/compound
 */
export function groqCompound(answer: JsonObject, usage: JsonObject): Compound | undefined {
  if (!String(answer['model']).includes('compound')) return undefined;
  const usage_breakdown = { models: MODELS.map((model, index) => ({ model, usage: halfOf(usage, index) })) };
  const executed_tools = [
    { index: 0, type: 'search', arguments: '{"query":"boots"}', output: '' },
    { index: 1, type: 'python', arguments: '{"code":"1 + 1"}', output: '2' },
    { index: 2, type: 'search', arguments: '{"query":"red boots"}', output: '' },
  ];
  const choices = Array.isArray(answer['choices']) ? answer['choices'].filter(isObject) : [];
  const withTools = choices.map((choice) => ({
    ...choice,
    message: { ...(isObject(choice['message']) ? choice['message'] : {}), executed_tools },
  }));
  const delta = { index: 0, delta: { role: 'assistant', content: '', executed_tools }, finish_reason: null };
  return { whole: { choices: withTools, usage_breakdown }, first: { choices: [delta] }, told: { usage_breakdown } };
}

/** The first half is rounded up. */
function halfOf(usage: JsonObject, index: number): JsonObject {
  const half = (count: unknown): number => (index === 0 ? Math.ceil(Number(count) / 2) : Math.floor(Number(count) / 2));
  const { prompt_tokens, completion_tokens, total_tokens } = usage;
  return { prompt_tokens: half(prompt_tokens), completion_tokens: half(completion_tokens), total_tokens: half(total_tokens) };
}
