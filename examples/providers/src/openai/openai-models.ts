/**
 * The dated model that answers for an alias, as the API's answers show it; other names are answered as they were asked.
 *
 * @see openai `ChatModel`, resources/shared.d.ts, which lists aliases beside their dated names
 */
const DATED: Readonly<Record<string, string>> = {
  'gpt-4o': 'gpt-4o-2024-08-06',
  'gpt-4o-mini': 'gpt-4o-mini-2024-07-18',
  'gpt-4.1': 'gpt-4.1-2025-04-14',
  'gpt-4.1-mini': 'gpt-4.1-mini-2025-04-14',
  'gpt-4.1-nano': 'gpt-4.1-nano-2025-04-14',
  'gpt-5': 'gpt-5-2025-08-07',
  'gpt-5-mini': 'gpt-5-mini-2025-08-07',
  'gpt-5-nano': 'gpt-5-nano-2025-08-07',
  'gpt-5.1': 'gpt-5.1-2025-11-13',
  'gpt-5.2': 'gpt-5.2-2025-12-11',
  'gpt-5.4-mini': 'gpt-5.4-mini-2026-03-17',
  'gpt-5.4-nano': 'gpt-5.4-nano-2026-03-17',
  o1: 'o1-2024-12-17',
  o3: 'o3-2025-04-16',
  'o3-mini': 'o3-mini-2025-01-31',
  'o4-mini': 'o4-mini-2025-04-16',
};

/** What scenario `wrong-model` answers with; who asks for the first gets the second. */
const OTHERS = ['gpt-4o-mini-2024-07-18', 'gpt-4.1-mini-2025-04-14'] as const;

/** The `model` of an answer: `answeredModel('gpt-4o', false)` is `gpt-4o-2024-08-06`. */
export function answeredModel(asked: string, isWrong: boolean): string {
  const dated = DATED[asked] ?? asked;
  if (!isWrong) return dated;
  return dated === OTHERS[0] ? OTHERS[1] : OTHERS[0];
}

/** Whether a model reasons before it answers. */
export function isReasoningModel(model: string): boolean {
  return /^(?:gpt-5|o\d)/.test(model) && !model.includes('chat');
}

/** The names that GET /models lists. */
export const LISTED_MODELS: readonly string[] = [
  ...Object.keys(DATED),
  ...Object.values(DATED),
  'text-embedding-3-small',
  'text-embedding-3-large',
];
