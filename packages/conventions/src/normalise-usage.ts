import type { EmitterFacts } from './emitters.ts';
import { problemsOf, type Usage, type UsageProblem } from './usage.ts';

type Counts = { -readonly [Field in keyof Usage]: Usage[Field] };

/**
 * Turns counts as an emitter tells them into those of the conventions, in place: the input with what was cached, the output with
 * reasoning. What it does is what is known of the emitter, whatever the numbers are; what then cannot be true is returned, and
 * never put right.
 *
 * @param stated What the span says that input and output are together, if it does.
 * @example normaliseUsage({ inputTokens: 36, cacheReadTokens: 64, cacheWriteTokens: 30 }, { input: 'without_cache' }) // an input of 130
 */
export function normaliseUsage(usage: Counts, facts: EmitterFacts | undefined, stated?: unknown): readonly UsageProblem[] {
  // The sum as the emitter counts: its total may be of that, or of what the provider counts.
  const told = sumOf(usage);
  if (facts !== undefined) applyFacts(usage, facts, stated);
  const total = stated === undefined || facts?.total === 'search_units' ? undefined : keepTotal(usage, stated, told);
  const problems = problemsOf(usage);
  return total === undefined || problems.length > 0 ? problems : [total];
}

function applyFacts(usage: Counts, { input, output, total, zeros }: EmitterFacts, stated: unknown): void {
  if (zeros === 'unknown' && usage.inputTokens === 0 && (usage.outputTokens ?? 0) === 0) {
    delete usage.inputTokens;
    delete usage.outputTokens;
    return;
  }
  if (input === 'without_cache' && usage.inputTokens !== undefined)
    usage.inputTokens += (usage.cacheReadTokens ?? 0) + (usage.cacheWriteTokens ?? 0);
  // Of an answer that is nothing but thoughts, Gemini counts no candidates.
  if (output === 'without_reasoning' && usage.reasoningTokens !== undefined)
    usage.outputTokens = (usage.outputTokens ?? 0) + usage.reasoningTokens;
  if (total === 'search_units' && isNumber(stated)) usage.searchUnits = stated;
  if (usage.inputTokens === undefined || !isNumber(stated)) return;
  const rest = stated - usage.inputTokens - (usage.outputTokens ?? 0);
  if (rest <= 0) return;
  if (total === 'with_tool_input') usage.inputTokens += rest;
  else if (total === 'with_reasoning') {
    usage.outputTokens = (usage.outputTokens ?? 0) + rest;
    usage.reasoningTokens = (usage.reasoningTokens ?? 0) + rest;
  }
}

/** Keeps a total where only one side of it is told, or none; a total beside both must be their sum, and is kept where it is not. */
function keepTotal(usage: Counts, stated: unknown, told: number | undefined): UsageProblem | undefined {
  const { inputTokens, outputTokens } = usage;
  const sum = sumOf(usage);
  if (!isNumber(stated)) usage.totalTokens = Number.NaN;
  else if (sum !== undefined) return stated === sum || stated === told ? undefined : notTheSum(usage, stated, `${sum}, the sum of both`);
  else if (stated !== 0 || inputTokens !== undefined || outputTokens !== undefined) {
    const side = inputTokens ?? outputTokens ?? 0;
    if (stated < side) return notTheSum(usage, stated, `${side}, which is one of its two sides`);
    if (stated > side) usage.totalTokens = stated;
  }
  return undefined;
}

function sumOf({ inputTokens, outputTokens }: Usage): number | undefined {
  return inputTokens === undefined || outputTokens === undefined ? undefined : inputTokens + outputTokens;
}

function notTheSum(usage: Counts, stated: number, against: string): UsageProblem {
  usage.totalTokens = stated;
  const message = `input and output together are said to be ${stated}, against ${against}`;
  return { code: 'total_is_not_the_sum', field: 'totalTokens', message };
}

function isNumber(stated: unknown): stated is number {
  return typeof stated === 'number' && Number.isFinite(stated);
}
