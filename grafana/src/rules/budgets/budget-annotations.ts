import { boardPath } from '../board-path.ts';
import { BUDGET_ELAPSED, BUDGET_USED, LEDGER_KNOWN, lastOf } from '../recorded.ts';
import type { AlertAnnotations } from '../rule.ts';
import { DEFINE_USD, oneLine, queryOf, usd, withValue } from '../template.ts';
import { BUDGET_LABELS } from './budget-state.ts';
import { expensiveSpans } from './expensive-spans.ts';

/** `85%` of the budget, rounded down to a tenth, so that 100 % are said of nothing less; the millionth is for shares that a double has not got. */
export const SHARE: string = withValue(
  queryOf(`floor(${BUDGET_USED}{%s} * 1000 + 0.000001) / 10`, BUDGET_LABELS),
  '{{ printf "%.12g" $v }}%',
);

/** `$8.50 of $10.00`. */
export const SPENT_OF_LIMIT: string = `${dollars(lastOf('budgetSpend'))} of ${dollars(lastOf('budgetLimit'))}`;

/** An outage of the collector that is worth a word: with less than this, a scrape was late. */
const SILENT_S = 120;

/** What a person reads of a budget. @param budget What is the matter with it, and what to do next. */
export function budgetAnnotations({
  state,
  next,
}: {
  readonly state: string;
  readonly next: string;
}): Omit<AlertAnnotations, 'runbook_url'> {
  return {
    summary: `${DEFINE_USD}AI budget ${oneLine('$labels.budget')}{{ with $labels.target }} of ${oneLine('.')}{{ end }} ${state} ({{ $labels.period }})`,
    description: `${DEFINE_USD}${STANDING}${REMAINING}${ENDS}${ASSUMED}${KNOWN_THEN} ${next}`,
    dashboard: boardPath('overview', 'budget'),
    causes: `${DEFINE_USD}${['feature', 'model', 'user'].map(causesBy).join('')}`,
    forecast: `${DEFINE_USD}${FORECAST}`,
    traces: expensiveSpans(),
  };
}

const STANDING = `${dollars(lastOf('budgetSpend'))} of the {{ $labels.period }} budget of ${dollars(lastOf('budgetLimit'))} are spent, and ${withValue(ofBudget(BUDGET_ELAPSED), '{{ humanizePercentage $v }}')} of the period have passed.`;

const LEFT = ofBudget(`${lastOf('budgetLimit')}{%s} - ${lastOf('budgetSpend')}`);
const REMAINING = `{{ with ${LEFT} }}{{ $v := . | first | value }}{{ if ge $v 0.0 }} ${usd('$v')} remain.{{ end }}{{ end }}${overspent()}`;

const ENDS = withValue(ofBudget(lastOf('budgetPeriodEnd')), ' The period ends {{ $v | humanizeTimestamp }}.');

const ASSUMED = `{{ with ${ofBudget(`${lastOf('budgetAssumed')}{%s} > 0`)} }}{{ $v := . | first | value }} Of it ${usd('$v')} are taken for calls whose price is not known.{{ end }}`;

const KNOWN_THEN = `{{ with query "time() - ${LEDGER_KNOWN} > ${SILENT_S}" }} The collector has not been heard of for {{ . | first | value | humanizeDuration }}, and this is what was known then.{{ end }}`;

const FORECAST = `{{ with ${bound('expected')} }}{{ $v := . | first | value }}At its end the period is expected to come to ${usd('$v')}${withValue(bound('low'), `, with a chance of four in five between ${usd('$v')}`)}${withValue(bound('high'), ` and ${usd('$v')}`)}.{{ end }}`;

/** "By feature: chat $5.00, search $2.00. " */
function causesBy(dimension: string): string {
  const found = queryOf(`sort_desc(${lastOf('budgetTopCause')}{%s})`, BUDGET_LABELS, `dimension='${dimension}'`);
  const each = `{{ range $index, $cause := . }}{{ if $index }},{{ end }} ${oneLine('$cause.Labels.value')} {{ template "usd" $cause.Value }}{{ end }}`;
  return `{{ with ${found} }}By ${dimension}:${each}. {{ end }}`;
}

function overspent(): string {
  const found = ofBudget(`${lastOf('budgetSpend')}{%s} - ${lastOf('budgetLimit')} > 0`);
  return withValue(found, ` It is overspent by ${usd('$v')}.`);
}

function bound(name: string): string {
  return queryOf(`${lastOf('budgetForecast')}{%s}`, BUDGET_LABELS, `bound='${name}'`);
}

function ofBudget(recorded: string): string {
  return queryOf(recorded.includes('%s') ? recorded : `${recorded}{%s}`, BUDGET_LABELS);
}

function dollars(recorded: string): string {
  return withValue(ofBudget(recorded), usd('$v'));
}
