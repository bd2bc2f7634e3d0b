/** What content is of a call: what was asked, what was answered, and what the model was told to be. */
export type ContentPart = 'input' | 'output' | 'system';

/** Of the attributes of {@link isContent}, those that hold what was asked and answered by one call. */
const PARTS: ReadonlyMap<string, ContentPart> = new Map([
  ['gen_ai.system_instructions', 'system'],
  ['gen_ai.input.messages', 'input'],
  ['gen_ai.prompt', 'input'],
  ['ai.prompt', 'input'],
  ['ai.prompt.messages', 'input'],
  ['ai.value', 'input'],
  ['ai.values', 'input'],
  ['ai.documents', 'input'],
  ['traceloop.entity.input', 'input'],
  ['input.value', 'input'],
  ['gen_ai.output.messages', 'output'],
  ['gen_ai.completion', 'output'],
  ['ai.response.text', 'output'],
  ['ai.response.object', 'output'],
  ['ai.response.reasoning', 'output'],
  ['ai.response.toolCalls', 'output'],
  ['ai.ranking', 'output'],
  ['traceloop.entity.output', 'output'],
  ['output.value', 'output'],
]);

const NUMBERED: readonly (readonly [RegExp, ContentPart])[] = [
  [/^(?:gen_ai\.prompt|llm\.input_messages|llm\.prompts)\.\d/, 'input'],
  [/^(?:gen_ai\.completion|llm\.output_messages)\.\d/, 'output'],
];

/** The attribute of the conventions for each part; where it is there, others say the same again. */
export const CONTENT_ATTRIBUTES: Readonly<Record<ContentPart, string>> = {
  input: 'gen_ai.input.messages',
  output: 'gen_ai.output.messages',
  system: 'gen_ai.system_instructions',
};

/** Which part of a call's content an attribute of its span holds; undefined for one that holds none. */
export function contentPartOf(attribute: string): ContentPart | undefined {
  return PARTS.get(attribute) ?? NUMBERED.find(([pattern]) => pattern.test(attribute))?.[1];
}
