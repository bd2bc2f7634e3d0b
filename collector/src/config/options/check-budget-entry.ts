import type { EntryCheck } from '../declaration/option.ts';

/** The options that a period needs, and that no other one may have. */
const NEEDS: Readonly<Record<string, readonly string[]>> = { interval: ['interval'], fixed: ['from', 'to'] };

/** Whether the options of a budget go together: its period has what it needs and nothing of another one, and `per` can tell its calls apart. */
export const checkBudgetEntry: EntryCheck = (entry, problem) => {
  const { period, per, scope } = entry;
  const needed = NEEDS[String(period)] ?? [];
  for (const option of needed)
    if (entry[option] === undefined)
      problem([option], `a budget with period ${String(period)} needs ${needed.join(' and ')}; write ${option} as well`);
  for (const [other, options] of Object.entries(NEEDS))
    for (const option of options)
      if (other !== period && entry[option] !== undefined)
        problem([option], `only a budget with period ${other} has ${option}; leave it out, or write period: ${other}`);
  const { from, to } = entry;
  if (period === 'fixed' && typeof from === 'number' && typeof to === 'number' && from >= to)
    problem(['to'], 'the period ends before it begins; write a to that is after from');
  if (typeof per === 'string' && typeof scope === 'object' && scope !== null && per in scope)
    problem(['per'], `scope.${per} names the one ${per} whose calls count; leave out either per or scope.${per}`);
};
