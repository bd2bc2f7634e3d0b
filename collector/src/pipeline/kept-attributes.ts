import { ATTRIBUTE_ALIASES, isContent, SPELLINGS, type AttributeMap } from '@spancost/conventions';
import { boundedText } from './bounded-texts.ts';
import { factsOfJson, type FactsKept } from './facts-of-json.ts';
import { toJson } from './to-json.ts';

/**
 * Attributes that are kept whatever their values are: all that any dialect says about what a call was, what it used, who
 * answered and who caused it.
 */
const KEPT = new RegExp(
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

/** Where dialects have facts among content, as JSON, and what is kept of it. */
const FACTS: ReadonlyMap<string, FactsKept> = new Map([
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

/** Where the numbers and truth values of AI calls stand, whatever the rest of their names. */
const NUMBERS =
  /^(gen_ai|ai|llm|anthropic|traceloop|openinference|embedding|reranker|litellm|langfuse|langsmith|logfire|openai|azure|aws|gcp|spancost)\./;

/** Attributes that are kept of one report. */
const MAX_KEPT = 4096;

/** How a value that JSON does not have is written, so that it can be read as what it was. */
export type NotJson = 'bigint' | 'number' | 'bytes';

/** Attributes as JSON has them. */
export interface KeptAttributes {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Which of them were something that JSON does not have. */
  readonly notJson: Readonly<Record<string, NotJson>>;
  /** Whether there were more than are kept. */
  readonly isIncomplete: boolean;
}

/** Everything about cost and cause, nothing that may be content; enough to read the call again. */
export function keptAttributes(attributes: AttributeMap, maxLength: number): KeptAttributes {
  const kept: [string, unknown][] = [];
  const notJson: [string, NotJson][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    const told = toldBy(name, value);
    if (told === undefined) continue;
    if (kept.length === MAX_KEPT) return { ...asObjects(kept, notJson), isIncomplete: true };
    kept.push([name, typeof told === 'string' && !FACTS.has(name) ? boundedText(told, maxLength) : toldAsJson(told)]);
    const type = notJsonOf(value);
    if (type !== undefined) notJson.push([name, type]);
  }
  return { ...asObjects(kept, notJson), isIncomplete: false };
}

/** What is kept of an attribute; undefined for nothing. */
function toldBy(name: string, value: unknown): unknown {
  const facts = FACTS.get(name);
  if (facts !== undefined) return typeof value === 'string' ? factsOfJson(value, facts) : undefined;
  if (isContent(name)) return undefined;
  const isNumber = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
  return (isNumber && NUMBERS.test(name)) || KEPT.test(name) || KNOWN_NAMES.has(name) ? value : undefined;
}

/** Facts are whole, or they would be no JSON; everything else that is long is cut. */
function toldAsJson(told: unknown): unknown {
  return typeof told === 'string' ? told : toJson(told, 1);
}

function notJsonOf(value: unknown): NotJson | undefined {
  if (typeof value === 'bigint') return 'bigint';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'number';
  return value instanceof Uint8Array ? 'bytes' : undefined;
}

// fromEntries makes even `__proto__` a name like any other.
function asObjects(kept: readonly [string, unknown][], notJson: readonly [string, NotJson][]): Omit<KeptAttributes, 'isIncomplete'> {
  return { attributes: Object.fromEntries(kept), notJson: Object.fromEntries(notJson) };
}
