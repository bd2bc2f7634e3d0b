/**
 * The dated model that answers for an alias; models since Opus 4.6 have no dated name.
 *
 * @see @anthropic-ai/sdk `Model`, resources/messages/messages.d.ts, which lists aliases beside their dated names
 */
const DATED: Readonly<Record<string, string>> = {
  'claude-haiku-4-5': 'claude-haiku-4-5-20251001',
  'claude-sonnet-4-5': 'claude-sonnet-4-5-20250929',
  'claude-opus-4-5': 'claude-opus-4-5-20251101',
};

/** What scenario `wrong-model` answers with; who asks for the first gets the second. */
const OTHERS = ['claude-haiku-4-5-20251001', 'claude-sonnet-4-6'] as const;

/** The `model` of an answer: `answeredModel('claude-haiku-4-5', false)` is `claude-haiku-4-5-20251001`. */
export function answeredModel(asked: string, isWrong: boolean): string {
  const dated = DATED[asked] ?? asked;
  if (!isWrong) return dated;
  return dated === OTHERS[0] ? OTHERS[1] : OTHERS[0];
}
