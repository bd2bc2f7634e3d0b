import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseJsonAsWritten } from '../../config/declaration/json-as-written.ts';
import { YamlFile } from '../../config/yaml-file.ts';
import { ConfigError, type SourcePosition } from '../../errors.ts';
import { syncFolderOf } from '../../files/sync-folder.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { Budget } from '../budget.ts';
import { AS_WRITTEN, readBudgetList, type WrittenBudget } from './written-budget.ts';

/** A budget that was made through the API. */
export interface StoredBudget {
  readonly written: WrittenBudget;
  readonly budget: Budget;
}

const FORMAT = 1;
const FORM = z.strictObject({ format: z.literal(FORMAT), budgets: z.array(z.record(z.string(), z.unknown())) });
const NUMBERED = z.looseObject({ format: z.int().min(1) });

/** Whoever reads the file learns where webhooks are. */
const MODE = 0o600;

/** Nothing of the file is used that cannot be read whole: a budget that is not there guards nothing. */
const ADVICE = 'mend the file, put back a copy of it, or move it away to start without the budgets that were made through the API';

/** The file beside a ledger. */
export function budgetsFileOf(ledgerPath: string): string {
  return `${ledgerPath}.budgets.json`;
}

/** @param timeZone That of budgets that name none. @throws ConfigError for a file that cannot be used; it is left as it is. */
export function readBudgetsFile(file: string, timeZone: string): readonly StoredBudget[] {
  const bytes = readIfThere(file);
  if (bytes === undefined) return [];
  const data = parse(file, bytes);
  const { format } = NUMBERED.safeParse(data).data ?? {};
  if (format !== undefined && format > FORMAT)
    throw unusable(`was written by a newer collector, in its form ${format}; start that one, or ${ADVICE}`, { file });
  const form = FORM.safeParse(data);
  if (!form.success) throw unusable(`is no file of budgets; ${ADVICE}`, { file }, form.error);
  const read = readBudgetList(form.data.budgets, timeZone);
  if ('budgets' in read) return read.budgets.map((budget, index) => ({ budget, written: form.data.budgets[index] ?? {} }));
  const [problem] = read.problems;
  throw unusable(
    `${problem?.path ?? 'budgets'}: ${problem?.message ?? 'cannot be read'}; ${ADVICE}`,
    placeOf(file, read.issues[0]?.path ?? []),
  );
}

/** Replaces the file as a whole; it is on disk when this returns. @throws Error of the file system; the file is then as it was. */
export function writeBudgetsFile(file: string, budgets: readonly StoredBudget[]): void {
  const form: z.infer<typeof FORM> = { format: FORMAT, budgets: budgets.map(({ written }) => written) };
  writeAtomically(file, `${JSON.stringify(form, null, 2)}\n`, () => undefined, MODE);
  syncFolderOf(file);
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unusable(`cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { file }, cause);
  }
}

function parse(file: string, bytes: Uint8Array): unknown {
  try {
    return parseJsonAsWritten(bytes, AS_WRITTEN);
  } catch (cause) {
    throw unusable(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}; ${ADVICE}`, { file }, cause);
  }
}

/** JSON is YAML, whose reader knows the lines. */
function placeOf(file: string, path: readonly PropertyKey[]): SourcePosition {
  try {
    return YamlFile.read(file).positionOf(path);
  } catch {
    return { file };
  }
}

function unusable(problem: string, position: SourcePosition, cause?: unknown): ConfigError {
  return new ConfigError(problem, position, { cause });
}
