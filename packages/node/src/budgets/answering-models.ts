/** Models that are remembered; a process asks few. */
const MAX_MODELS = 1000;

/**
 * The names that models answer by: `gpt-5` is asked for, `gpt-5-2025-08-07` answers, and that is the name that the ledger and
 * budgets know. Learned from the calls of this process; until one has been answered, a model is what it is asked for by.
 */
export class AnsweringModels {
  readonly #answered: Map<string, string> = new Map();

  learn(provider: string, asked: string | undefined, answered: string | undefined): void {
    if (asked === undefined || answered === undefined || asked === answered) return;
    if (this.#answered.size >= MAX_MODELS) this.#answered.clear();
    this.#answered.set(keyOf(provider, asked), answered);
  }

  nameOf(provider: string | undefined, asked: string | undefined): string | undefined {
    return provider === undefined || asked === undefined ? asked : (this.#answered.get(keyOf(provider, asked)) ?? asked);
  }
}

function keyOf(provider: string, model: string): string {
  return JSON.stringify([provider, model]);
}
