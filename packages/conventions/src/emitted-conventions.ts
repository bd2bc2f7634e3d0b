import { ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS } from './attributes.ts';

/**
 * The version of OpenTelemetry's GenAI conventions that spans and metrics are written in. `current`: their main branch, autumn
 * 2026. `1.41`: the last version before they moved to a repository of their own, which npm's
 * `@opentelemetry/semantic-conventions` still has. `both`: each under both of its names, for a migration.
 */
export type EmittedConventions = 'current' | '1.41' | 'both';

/** All of them. */
export const EMITTED_CONVENTIONS: readonly EmittedConventions[] = ['current', '1.41', 'both'];

/** An attribute that has another name today than in 1.41. */
export interface RenamedAttribute {
  readonly current: string;
  readonly in141: string;
}

/**
 * What has been renamed since 1.41 of the attributes that Spancost writes. What 1.41 has no name for, such as tokens of audio,
 * keeps its name of today in every profile; everything else is called the same in both, and so are spans.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/non-normative/migration.md (read 2026-11-22)
 */
export const RENAMED_SINCE_1_41: readonly RenamedAttribute[] = [
  { current: ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS, in141: 'gen_ai.usage.cache_creation.input_tokens' },
];

/**
 * Turns attributes under today's names into those of the conventions that are asked for, in place: the one step that decides
 * what is emitted. A value that stands under the older name already is not changed.
 *
 * @example
 * const attributes = { 'gen_ai.usage.cache_write.input_tokens': 30 };
 * writeIn('1.41', attributes); // { 'gen_ai.usage.cache_creation.input_tokens': 30 }
 */
export function writeIn(conventions: EmittedConventions, attributes: Record<string, unknown>): void {
  if (conventions === 'current') return;
  for (const { current, in141 } of RENAMED_SINCE_1_41) {
    const value = attributes[current];
    if (value === undefined) continue;
    attributes[in141] ??= value;
    if (conventions === '1.41') Reflect.deleteProperty(attributes, current);
  }
}

/** A choice of conventions as an option or an environment variable has it; undefined for anything else. */
export function parseConventions(asked: unknown): EmittedConventions | undefined {
  return EMITTED_CONVENTIONS.find((each) => each === asked);
}

/** Opts into the newest GenAI conventions; with `/dup` behind it, into the older ones as well. */
const LATEST = 'gen_ai_latest_experimental';

/**
 * What a value of `OTEL_SEMCONV_STABILITY_OPT_IN` says about GenAI; undefined if nothing.
 *
 * @example conventionsOptedInto('http,gen_ai_latest_experimental') // 'current'
 * @example conventionsOptedInto('gen_ai_latest_experimental/dup') // 'both'
 */
export function conventionsOptedInto(optIn: string | undefined): EmittedConventions | undefined {
  const tokens = (optIn ?? '').split(',').map((token) => token.trim().toLowerCase());
  if (tokens.includes(`${LATEST}/dup`)) return 'both';
  return tokens.includes(LATEST) ? 'current' : undefined;
}
