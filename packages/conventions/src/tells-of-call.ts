import { ATTRIBUTE_ALIASES } from './aliases.ts';
import { isContent } from './content.ts';
import { SPELLINGS } from './spellings.ts';

/**
 * Attributes that tell of a call whatever their values are: all that any dialect says about what a call was, what it used, who
 * answered and who caused it.
 */
const TELLING = new RegExp(
  `^(${[
    'spancost\\.',
    'gen_ai\\.(usage\\.|operation\\.name$|provider\\.name$|system$|conversation\\.id$|agent\\.(id|name)$|token\\.type$|openai\\.)',
    'gen_ai\\.(request|response)\\.(model|id|stream|is_stream|service_tier|finish_reasons)$',
    'openai\\.|azure\\.|aws\\.|litellm\\.|anthropic\\.(usage\\.|response\\.service_tier$)',
    'metadata\\.usage_object$|logfire\\.(span_type|exception\\.fingerprint)$|langfuse\\.(observation\\.type|user\\.id|session\\.id)$',
    'llm\\.(usage\\.|token_count\\.|cost\\.|(provider|system|vendor|model_name|is_streaming)$|(request|response)\\.(type|model|id)$)',
    'embedding\\.model_name$|reranker\\.model_name$|openinference\\.span\\.kind$',
    'traceloop\\.(span\\.kind|workflow\\.name|entity\\.name|association\\.properties\\.[\\w.-]*id)$',
    'ai\\.(operationId$|model\\.|usage\\.|response\\.(id|model|finishReason|timestamp)$|telemetry\\.(functionId$|metadata\\.))',
    'metadata\\.[\\w.-]*(_id|_alias)$',
    '(user|enduser|session)\\.id$|error\\.type$|server\\.(address|port)$|http\\.(response\\.)?status_code$|otel\\.scope\\.|event\\.name$',
  ].join('|')})`,
);

/** What the readers know under further names. */
const KNOWN_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(ATTRIBUTE_ALIASES).flat(),
  ...SPELLINGS.flatMap(({ names }) => Object.keys(names)),
]);

/** Where the numbers and truth values of AI calls stand, whatever the rest of their names. */
const NUMBERS =
  /^(gen_ai|ai|llm|anthropic|traceloop|openinference|embedding|reranker|litellm|langfuse|langsmith|logfire|openai|azure|aws|gcp|spancost)\./;

/** What is kept of the texts in which some dialects have JSON. */
export interface FactsKept {
  /** Which numbers and truth values: all, or only those in a usage, as an answer may hold numbers that are content. */
  readonly numbers: 'all' | 'of_usage' | 'none';
  /** Texts of these members, if they are short and look like a name or an id. */
  readonly textsOf: RegExp;
}

/** Where dialects have facts among content, as JSON, and what is kept of it. */
export const FACTS_AMONG_CONTENT: ReadonlyMap<string, FactsKept> = new Map([
  // The AI SDK: the provider's own answer.
  ['ai.response.providerMetadata', { numbers: 'all', textsOf: /^(service_?tier|traffic_?type|speed|inference_?geo|region|modality)$/i }],
  // OpenInference: what was asked for, the whole answer, and what LangChain says of a run.
  ['llm.invocation_parameters', { numbers: 'none', textsOf: /^model(_name)?$/ }],
  ['output.value', { numbers: 'of_usage', textsOf: /^(id|response_id|model|model_name|model_version|service_tier)$/ }],
  ['metadata', { numbers: 'none', textsOf: /^ls_provider$/ }],
  // Logfire and Langfuse: the usage of the answer.
  ['gen_ai.usage.raw', { numbers: 'all', textsOf: /^service_tier$/ }],
  ['langfuse.observation.usage_details', { numbers: 'all', textsOf: /^service_tier$/ }],
]);

/**
 * Whether an attribute tells what a call was, what it used, who answered or who caused it, and holds nothing of what was asked or
 * answered. What stands in {@link FACTS_AMONG_CONTENT} is neither quite.
 */
export function tellsOfCall(name: string, value: unknown): boolean {
  if (isContent(name)) return false;
  const isNumber = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  return (isNumber && NUMBERS.test(name)) || TELLING.test(name) || KNOWN_NAMES.has(name);
}
