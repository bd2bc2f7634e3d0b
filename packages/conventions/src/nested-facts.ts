import { ATTR_GEN_AI_OPERATION_NAME } from './attributes.ts';
import type { InstrumentationScope } from './emitter.ts';
import { factsOfAnswer } from './nested/facts-of-answer.ts';
import { factsOfLangfuse } from './nested/facts-of-langfuse.ts';
import { factsOfLangSmith } from './nested/facts-of-langsmith.ts';
import { factsOfLiteLlm } from './nested/facts-of-litellm.ts';
import { factsOfLogfire, isStreamBegun } from './nested/facts-of-logfire.ts';
import type { Facts } from './nested/facts.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** Who writes texts with facts inside, by the scopes' names, and how they are read. */
const READERS: readonly (readonly [scope: RegExp, read: (attributes: Attributes) => Facts])[] = [
  [/^openinference\.instrumentation\./, factsOfAnswer],
  [/^litellm$/, factsOfLiteLlm],
  [/^logfire\.(openai|anthropic)$/, factsOfLogfire],
  [/^langfuse-sdk$/, factsOfLangfuse],
  [/^langsmith$/, factsOfLangSmith],
];

/**
 * The attributes of a span with what its emitter keeps only inside of texts, under today's names; what an attribute tells stays,
 * but for an operation that is the emitter's own name of it. Undefined where the emitter does not do that.
 */
export function withNestedFacts(attributes: Attributes, { name = '' }: InstrumentationScope): Attributes | undefined {
  const read = READERS.find(([scope]) => scope.test(name))?.[1];
  if (read === undefined) return undefined;
  // Without a prototype, so that an attribute of any name is one like any other.
  const all: Record<string, unknown> = Object.assign(Object.create(null), read(attributes));
  const operation = all[ATTR_GEN_AI_OPERATION_NAME];
  for (const each in attributes) if (attributes[each] !== '' && attributes[each] !== undefined) all[each] = attributes[each];
  if (operation !== undefined) all[ATTR_GEN_AI_OPERATION_NAME] = operation;
  return all;
}

/** Whether a span is of no call of its own, although its operation says so: another span of the same emitter measures the call. */
export function isMeasuredByAnother(attributes: Attributes, { name = '' }: InstrumentationScope): boolean {
  if (name === 'langsmith') return isLangSmithStep(attributes);
  return name.startsWith('logfire.') && isStreamBegun(attributes);
}

/** LangSmith's exporter calls prompts a `chat` and retrievers `embeddings`; the models that they ask have spans of their own. */
function isLangSmithStep({ 'langsmith.span.kind': kind }: Attributes): boolean {
  return typeof kind === 'string' && kind !== 'llm' && kind !== 'embedding';
}
