import type { Problem } from '../../config/explain-issue.ts';
import type { Budget } from '../budget.ts';
import type { KeptBudget } from '../budgets.ts';
import type { BudgetChange, Expected } from './budget-change.ts';
import { budgetTag } from './budget-tag.ts';
import { budgetsFileOf, readBudgetsFile, writeBudgetsFile, type StoredBudget } from './budgets-file.ts';
import { hiddenUrls, renamed, takenName } from './store-problems.ts';
import { mergePatch } from './merge-patch.ts';
import { readBudget, type WrittenBudget } from './written-budget.ts';

/** Budgets that the API keeps; each is looked at with every scrape. */
const MOST_BUDGETS = 1000;

export interface BudgetStoreOptions {
  readonly ledgerPath: string;
  /** IANA name of the zone of budgets that name none. */
  readonly timeZone: string;
  /** Budgets of `spancost.yaml` at the moment, which win over those of the same name that are kept here. */
  readonly inFile: () => readonly Budget[];
  /** Told of a budget that `spancost.yaml` has the name of from now on. */
  readonly onShadowed: (name: string) => void;
}

/**
 * The budgets that are made through the API, in a file beside the ledger. A change is on disk before it is answered, and in
 * force with it.
 */
export class BudgetStore {
  readonly #options: BudgetStoreOptions;
  readonly #file: string;
  #stored: readonly StoredBudget[];
  #shadowed: ReadonlySet<string> = new Set();

  /** @throws ConfigError for a file that cannot be used; it is left as it is. */
  constructor(options: BudgetStoreOptions) {
    this.#options = options;
    this.#file = budgetsFileOf(options.ledgerPath);
    this.#stored = readBudgetsFile(this.#file, options.timeZone);
    this.shadowed();
  }

  /** Those in force. */
  kept(): readonly KeptBudget[] {
    const shadowed = new Set(this.shadowed());
    return this.#stored.filter(({ budget }) => !shadowed.has(budget)).map(({ budget }) => ({ budget, source: 'api' }));
  }

  /** Those that are not in force, because `spancost.yaml` has one of the name. */
  shadowed(): readonly Budget[] {
    const names = this.#namesInFile();
    const budgets = this.#stored.map(({ budget }) => budget).filter(({ name }) => names.has(name));
    const before = this.#shadowed;
    this.#shadowed = new Set(budgets.map(({ name }) => name));
    for (const { name } of budgets) if (!before.has(name)) this.#options.onShadowed(name);
    return budgets;
  }

  create(written: unknown): BudgetChange {
    const read = this.#read(written);
    if ('problems' in read) return { kind: 'invalid', problems: read.problems };
    const { name } = read.budget;
    if (this.#namesInFile().has(name)) return { kind: 'in_file' };
    if (this.#find(name) !== undefined) return { kind: 'exists' };
    if (this.#stored.length >= MOST_BUDGETS) return { kind: 'full', most: MOST_BUDGETS };
    return this.#keep([...this.#stored, read], read);
  }

  /** Puts another budget in the place of one. */
  replace(name: string, written: unknown, expected: Expected): BudgetChange {
    return this.#change(name, expected, () => (isRecord(written) ? { name, ...written } : written));
  }

  /** Changes what a JSON merge patch says of a budget. */
  patch(name: string, patch: unknown, expected: Expected): BudgetChange {
    return this.#change(name, expected, (before) => mergePatch(before, patch));
  }

  /** Takes a budget away; one that `spancost.yaml` has the name of as well leaves that one. */
  remove(name: string, expected: Expected): BudgetChange {
    const before = this.#find(name);
    if (before === undefined) return { kind: this.#namesInFile().has(name) ? 'in_file' : 'unknown' };
    return this.#unlessChanged(before, expected) ?? this.#keep(this.#without(before), before);
  }

  #change(name: string, expected: Expected, change: (before: WrittenBudget) => unknown): BudgetChange {
    if (this.#namesInFile().has(name)) return { kind: 'in_file' };
    const before = this.#find(name);
    if (before === undefined) return { kind: 'unknown' };
    const changed = this.#unlessChanged(before, expected);
    if (changed !== undefined) return changed;
    const read = this.#read(change(before.written));
    if ('problems' in read) return { kind: 'invalid', problems: read.problems };
    if (read.budget.name !== name) return { kind: 'invalid', problems: [renamed(name)] };
    return this.#keep(
      this.#stored.map((each) => (each === before ? read : each)),
      read,
    );
  }

  #read(written: unknown): StoredBudget | { readonly problems: readonly Problem[] } {
    const read = readBudget(written, this.#options.timeZone);
    if ('problems' in read) return read;
    const problems = [...takenName(read.budget), ...hiddenUrls(read.budget)];
    if (problems.length > 0) return { problems };
    // Read: it is a record by the keys of the file.
    return { ...read, written: written as WrittenBudget };
  }

  #unlessChanged({ budget }: StoredBudget, expected: Expected): BudgetChange | undefined {
    const tag = budgetTag(budget);
    return expected === undefined || expected(tag) ? undefined : { kind: 'changed', tag };
  }

  #keep(stored: readonly StoredBudget[], { budget }: StoredBudget): BudgetChange {
    writeBudgetsFile(this.#file, stored);
    this.#stored = stored;
    return { kind: 'done', budget };
  }

  #find(name: string): StoredBudget | undefined {
    return this.#stored.find(({ budget }) => budget.name === name);
  }

  #without(stored: StoredBudget): readonly StoredBudget[] {
    return this.#stored.filter((each) => each !== stored);
  }

  #namesInFile(): ReadonlySet<string> {
    return new Set(this.#options.inFile().map(({ name }) => name));
  }
}

function isRecord(value: unknown): value is WrittenBudget {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
