/** Older spellings of a provider's name, from the values of `gen_ai.system`. */
const OLDER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['az.ai.openai', 'azure.ai.openai'],
  ['az.ai.inference', 'azure.ai.inference'],
  ['vertex_ai', 'gcp.vertex_ai'],
  ['gemini', 'gcp.gemini'],
  ['xai', 'x_ai'],
]);

/**
 * Today's name of a provider: lower case, older spellings replaced.
 *
 * @example canonicalProvider('vertex_ai') // 'gcp.vertex_ai'
 */
export function canonicalProvider(name: string): string {
  const lower = name.trim().toLowerCase();
  return OLDER_SPELLINGS.get(lower) ?? lower;
}
