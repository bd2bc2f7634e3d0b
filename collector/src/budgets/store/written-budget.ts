import { isOption, type AnyGroup, type AnyList, type Group } from '../../config/declaration/option.ts';
import { resolveGroup } from '../../config/declaration/resolve.ts';
import { entrySchema, schemaOf, type Checked } from '../../config/declaration/schema-of.ts';
import { problemsOf, type Issue, type Problem } from '../../config/explain-issue.ts';
import { BUDGETS } from '../../config/options/budgets.ts';
import { TIME_ZONE } from '../../config/options/metrics.ts';
import type { Budget } from '../budget.ts';

/** A budget by the keys of `spancost.yaml`, as somebody has written it. */
export type WrittenBudget = Readonly<Record<string, unknown>>;

/** What a written budget means, or everything that is wrong with it. */
export type ReadBudget = { readonly budget: Budget } | { readonly problems: readonly Problem[] };

const ENTRY: AnyList = BUDGETS;

/** The part of a configuration that says what budgets mean. */
interface Meaning {
  readonly metrics: { readonly timeZone: string };
  readonly budgets: readonly Budget[];
}
const MEANING: Group<Meaning> = {
  key: '',
  description: 'Budgets, and the zone of those that name none.',
  members: { metrics: { key: 'metrics', description: 'The zone.', members: { timeZone: TIME_ZONE } }, budgets: BUDGETS },
};
const LIST: AnyGroup = { key: '', description: 'Budgets.', members: { budgets: ENTRY } };

/** Problems that are told of one budget. */
const MOST_TOLD = 20;

/** Keys whose numbers a double would not hold. */
export const AS_WRITTEN: readonly string[] = Object.values(ENTRY.members).flatMap((member) =>
  isOption(member) && member.type.asWritten === true ? [member.key] : [],
);

/** A budget from what was written, by the declaration that `spancost.yaml` has. @param timeZone That of a budget that names none. */
export function readBudget(written: unknown, timeZone: string): ReadBudget {
  const { success, data, error } = entrySchema(ENTRY).safeParse(written);
  if (!success) return { problems: problemsOf(error.issues, ENTRY).slice(0, MOST_TOLD) };
  const [budget] = meaningOf([data], timeZone);
  if (budget === undefined) throw new Error('a budget that was read means none');
  return { budget };
}

/** A list of budgets, each with a name of its own, or what is wrong with it, by paths that begin with `budgets`. */
export function readBudgetList(
  written: unknown,
  timeZone: string,
): { readonly budgets: readonly Budget[] } | { readonly issues: readonly Issue[]; readonly problems: readonly Problem[] } {
  const { success, data, error } = schemaOf(LIST).safeParse({ budgets: written });
  if (!success) return { issues: error.issues, problems: problemsOf(error.issues, LIST) };
  // Checked: it is a list of entries.
  return { budgets: meaningOf((data['budgets'] ?? []) as readonly Checked[], timeZone) };
}

function meaningOf(budgets: readonly Checked[], timeZone: string): readonly Budget[] {
  return resolveGroup(MEANING, { metrics: { time_zone: timeZone }, budgets }, () => undefined).budgets;
}
