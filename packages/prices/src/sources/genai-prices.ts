import { z } from 'zod';
import { Findings, type Path } from './findings.ts';
import { exactIdsOf } from './genai-match.ts';
import { versionsOf } from './genai-versions.ts';
import type { SourcePrice, SourceProblem } from './source-price.ts';

const MODEL = z.object({ id: z.string(), match: z.unknown(), prices: z.unknown() });
const PROVIDER = z.object({ id: z.string(), models: z.unknown() });

/**
 * `@pydantic/genai-prices`: an array of providers, US dollars per million tokens and per thousand calls, with the days of price
 * changes. Its patterns for names are not taken, only the ids that it spells out. As it says itself, images and videos in a
 * prompt that have no price of their own are billed as the prompt's other tokens; that is read of models that write text, not
 * of embeddings.
 */
export function readGenaiPrices(data: unknown): { readonly prices: readonly SourcePrice[]; readonly problems: readonly SourceProblem[] } {
  const findings = new Findings();
  for (const [, value, path] of findings.entries(data, [])) {
    const provider = findings.parse(PROVIDER, value, path);
    if (provider === undefined) continue;
    const taken = new Set<string>();
    for (const [, model, modelPath] of findings.entries(provider.models, [...path, 'models']))
      readModel(findings, provider.id, model, modelPath, taken);
  }
  return findings;
}

function readModel(findings: Findings, provider: string, value: unknown, path: Path, taken: Set<string>): void {
  const model = findings.parse(MODEL, value, path);
  if (model === undefined) return;
  const ids = exactIdsOf(model.id, model.match).filter((id) => !taken.has(id));
  const [first, ...aliases] = ids;
  if (first === undefined) return findings.problem([...path, 'match'], 'spells out no id that no model before it has');
  const versions = versionsOf(model.prices);
  if ('problem' in versions) return findings.problem([...path, 'prices', ...versions.path], versions.problem);
  for (const id of ids) taken.add(id);
  for (const version of versions) findings.add({ provider: apiOf(provider, first), model: first, aliases, ...version }, path);
}

/** Under `google` stands the Gemini API, and what other makers sell on Vertex AI. */
function apiOf(provider: string, model: string): string {
  return provider === 'google' && model.startsWith('claude') ? 'gcp.vertex_ai' : provider;
}
