import type { MutableUsage } from '../../answer/usage-attributes.ts';
import { count, field, list, text } from '../../json-fields.ts';
import { isBilledByPrompt } from '../groundings.ts';

/**
 * The `usage` of an interaction. The input is the prompt, with what was cached of it, and what tools gave back; the output is the
 * answer and the thoughts, which are beside it unless the total says that they are in it: 1,200 + 300 in, 250 + 90 out.
 *
 * @param model Says whether grounding is billed by the prompt or by the query.
 * @see @google/genai `Interactions.Usage`
 */
export function interactionUsage(usage: unknown, model: string | undefined): MutableUsage {
  const prompt = count(usage, 'total_input_tokens');
  const tools = count(usage, 'total_tool_use_tokens') ?? 0;
  const thoughts = count(usage, 'total_thought_tokens');
  const answer = count(usage, 'total_output_tokens');
  const inputTokens = prompt === undefined ? undefined : prompt + tools;
  const isWithin = inputTokens !== undefined && answer !== undefined && count(usage, 'total_tokens') === inputTokens + answer;
  return {
    inputTokens,
    outputTokens: answer === undefined ? thoughts : answer + (isWithin ? 0 : (thoughts ?? 0)),
    cacheReadTokens: count(usage, 'total_cached_tokens'),
    reasoningTokens: thoughts,
    inputAudioTokens: some(of(usage, 'input', 'audio') + of(usage, 'tool_use', 'audio')),
    inputImageTokens: some(of(usage, 'input', 'image') + of(usage, 'tool_use', 'image')),
    inputVideoTokens: some(of(usage, 'input', 'video') + of(usage, 'tool_use', 'video')),
    cacheReadAudioTokens: some(of(usage, 'cached', 'audio')),
    cacheReadImageTokens: some(of(usage, 'cached', 'image')),
    cacheReadVideoTokens: some(of(usage, 'cached', 'video')),
    outputAudioTokens: some(of(usage, 'output', 'audio')),
    outputImageTokens: some(of(usage, 'output', 'image')),
    groundings: groundings(usage, model),
  };
}

/** Tokens of one medium. */
function of(usage: unknown, side: string, medium: string): number {
  const parts = list(usage, `${side}_tokens_by_modality`).filter((part) => text(part, 'modality') === medium);
  return parts.reduce<number>((sum, part) => sum + (count(part, 'tokens') ?? 0), 0);
}

/** Searches of Google and its maps; what was retrieved from a store of one's own has no fee. */
function groundings(usage: unknown, model: string | undefined): number | undefined {
  const counts = list(usage, 'grounding_tool_count').flatMap((tool) => {
    const times = field(tool, 'type') === 'retrieval' ? 0 : (count(tool, 'count') ?? 0);
    return times > 0 ? [times] : [];
  });
  if (counts.length === 0) return undefined;
  return isBilledByPrompt(model) ? counts.length : counts.reduce((sum, times) => sum + times, 0);
}

/** A medium that was not used is no fact worth an attribute. */
function some(tokens: number): number | undefined {
  return tokens === 0 ? undefined : tokens;
}
