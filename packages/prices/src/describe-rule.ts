import type { ContractTerm, PriceRule, RuleCondition } from './price-book.ts';
import type { Schedule } from './schedule.ts';

/** A rule in words: `prompt over 200,000 tokens: prices of its own`, `service tier batch: × 0.5 on tokens`. */
export function describeRule({ when, multiply, meters }: PriceRule): string {
  return `${[...conditionsOf(when)].join(', ')}: ${multiply === undefined ? OWN_PRICES : `× ${multiply} on ${meters?.join(', ') ?? 'tokens'}`}`;
}

/** A term of a contract in words: `× 0.875 on everything`, `prices of its own for input, output`. */
export function describeTerm({ multiply, meters, prices }: ContractTerm): string {
  if (multiply !== undefined) return `× ${multiply} on ${meters?.join(', ') ?? 'everything'}`;
  return `${OWN_PRICES} for ${Object.keys(prices ?? {}).join(', ')}`;
}

const OWN_PRICES = 'prices of its own';

function* conditionsOf(when: RuleCondition): Generator<string> {
  if (when.promptOver !== undefined) yield `prompt over ${when.promptOver.toLocaleString('en-US')} tokens`;
  if (when.promptFrom !== undefined) yield `prompt of ${when.promptFrom.toLocaleString('en-US')} tokens or more`;
  if (when.serviceTier !== undefined) yield `service tier ${when.serviceTier.join(' or ')}`;
  if (when.geography !== undefined) yield `processed in ${when.geography.join(' or ')}`;
  if (when.geographyNot !== undefined) yield `processed elsewhere than in ${when.geographyNot.join(' or ')}`;
  for (const [name, values] of Object.entries(when.parameters ?? {})) yield `${name} ${values.join(' or ')}`;
  if (when.schedule !== undefined) yield describeSchedule(when.schedule);
}

function describeSchedule({ timeZone, days, windows, exceptDates = [] }: Schedule): string {
  const times = windows.map(({ from, to }) => `${from} to ${to}`).join(' and ');
  const on = days === undefined ? '' : ` on ${describeDays(days)}`;
  const except =
    exceptDates.length === 0 ? '' : `, but not on ${exceptDates.length === 1 ? exceptDates[0] : `${exceptDates.length} dates`}`;
  return `${times} ${timeZone}${on}${except}`;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Monday to Friday`, `Saturday and Sunday`, `Monday, Wednesday and Friday`. */
function describeDays(days: readonly number[]): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const names = sorted.map((day) => DAYS[day - 1]!);
  const isRun = sorted.length > 2 && sorted.every((day, index) => day === sorted[0]! + index);
  if (isRun) return `${names[0]} to ${names.at(-1)}`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
