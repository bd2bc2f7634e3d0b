import { readFileSync } from 'node:fs';

/** What `spancost prices sync --json` says. */
export interface Synced {
  readonly book: string;
  readonly waiting: readonly {
    readonly id: string;
    readonly kind: string;
    readonly model: string;
    readonly factor: string | null;
    readonly flags: readonly string[];
  }[];
  readonly applied: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly problem: string }[];
  readonly rejected: readonly string[];
  readonly problems: readonly { readonly path: readonly (string | number)[]; readonly problem: string }[];
}

/** The text of a file. */
export const read = (file: string): string => readFileSync(file, 'utf8');

/** A list of prices as LiteLLM publishes them, US dollars per million tokens. */
export function litellm(models: Readonly<Record<string, readonly [input: number, output: number]>>): string {
  const entries = Object.entries(models).map(([name, [input, output]]) => [
    name,
    { litellm_provider: 'openai', mode: 'chat', input_cost_per_token: input / 1_000_000, output_cost_per_token: output / 1_000_000 },
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

/** Three models that the book of the tests does not have, and one that it has. */
export const LIST = { 'house-a': [1, 4], 'house-b': [2, 8], 'house-c': [3, 9], 'gpt-5': [1.25, 10] } as const;
