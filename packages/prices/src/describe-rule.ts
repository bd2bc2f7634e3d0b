import type { PriceRule, RuleCondition } from './price-book.ts';
import type { Schedule } from './schedule.ts';

/** A rule in words: `prompt over 200,000 tokens: other prices`, `service tier batch: × 0.5`. */
export function describeRule({ when, multiply, meters }: PriceRule): string {
  const conditions = [...describeCondition(when)].join(', ') || 'always';
  if (multiply === undefined) return `${conditions}: prices of its own`;
  return `${conditions}: × ${multiply} on ${meters === undefined ? 'tokens' : meters.join(', ')}`;
}

function* describeCondition(when: RuleCondition): Generator<string> {
  if (when.promptOver !== undefined) yield `prompt over ${when.promptOver.toLocaleString('en-US')} tokens`;
  if (when.promptFrom !== undefined) yield `prompt of ${when.promptFrom.toLocaleString('en-US')} tokens or more`;
  if (when.serviceTier !== undefined) yield `service tier ${when.serviceTier.join(' or ')}`;
  if (when.geography !== undefined) yield `processed in ${when.geography.join(' or ')}`;
  if (when.geographyNot !== undefined) yield `processed elsewhere than in ${when.geographyNot.join(' or ')}`;
  for (const [name, values] of Object.entries(when.parameters ?? {})) yield `${name} ${values.join(' or ')}`;
  if (when.schedule !== undefined) yield describeSchedule(when.schedule);
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function describeSchedule({ timeZone, days, windows, exceptDates }: Schedule): string {
  const times = windows.map(({ from, to }) => `${from} to ${to}`).join(' and ');
  const on = days === undefined ? '' : ` on ${days.map((day) => DAYS[day - 1]).join(', ')}`;
  const except = exceptDates === undefined || exceptDates.length === 0 ? '' : `, except on ${exceptDates.length} dates`;
  return `${times} ${timeZone}${on}${except}`;
}
