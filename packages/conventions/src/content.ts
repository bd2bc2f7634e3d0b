/**
 * Attributes in which instrumentations write what was asked and answered, of GenAI conventions old and new, the Vercel AI SDK,
 * OpenLLMetry and OpenInference. Embeddings are here too: a text can be told from them.
 */
const CONTENT: ReadonlySet<string> = new Set([
  'gen_ai.system_instructions',
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.tool.definitions',
  'gen_ai.tool.call.arguments',
  'gen_ai.tool.call.result',
  'gen_ai.prompt',
  'gen_ai.completion',
  'ai.prompt',
  'ai.prompt.messages',
  'ai.prompt.tools',
  'ai.prompt.toolChoice',
  'ai.request.text',
  'ai.response.text',
  'ai.response.object',
  'ai.response.reasoning',
  'ai.response.toolCalls',
  'ai.response.files',
  // Citations, thoughts and what else of an answer only one provider has.
  'ai.response.providerMetadata',
  'ai.toolCall.args',
  'ai.toolCall.result',
  'ai.schema',
  'ai.schema.description',
  'ai.value',
  'ai.values',
  'ai.embedding',
  'ai.embeddings',
  'ai.documents',
  'ai.ranking',
  'ai.decision.state',
  'ai.decision.questions',
  'ai.decision.answers',
  'traceloop.entity.input',
  'traceloop.entity.output',
  'input.value',
  'output.value',
]);

/** `gen_ai.prompt.0.content`, `llm.input_messages.0.message.content`, `embedding.embeddings.0.embedding.text`; not `gen_ai.prompt.name`. */
const NUMBERED =
  /^(gen_ai\.(prompt|completion)|llm\.(input_messages|output_messages|prompts|tools)|embedding\.embeddings|retrieval\.documents)\.\d/;

/** Headers that the application gave to a call of the AI SDK, keys among them. */
const HEADERS = /^ai\.request\.headers\.(?!user-agent$)/;

/** Whether a span attribute of this name holds what was asked or answered, or what may be a secret. */
export function isContent(name: string): boolean {
  return CONTENT.has(name) || NUMBERED.test(name) || HEADERS.test(name);
}

/** Vectors, from which a text can be told and which nobody reads. */
const VECTORS = /^(?:ai\.embeddings?|embedding\.embeddings\.\d+\.embedding\.vector)$/;

/** Whether a span attribute with content must not be exported even where content is recorded: headers and vectors. */
export function isNeverRecorded(name: string): boolean {
  return HEADERS.test(name) || VECTORS.test(name);
}
