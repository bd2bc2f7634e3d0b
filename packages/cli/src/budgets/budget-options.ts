import { Option, type Command } from 'commander';
import { addScopeOptions, scopeOf, type ScopeOptions } from './scope-options.ts';

/** What is said of a budget; texts go to the collector as they are, which knows what can be. */
export interface BudgetOptions extends ScopeOptions {
  readonly amount?: string;
  readonly period?: string;
  readonly interval?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
  readonly per?: string;
  readonly threshold?: readonly string[];
  readonly email?: readonly string[];
  readonly slack?: readonly string[];
  readonly webhook?: readonly string[];
  readonly tellForecast?: string;
  readonly active?: string;
  readonly enforce?: string;
}

/** Options for all that a budget can be but its name. */
export function addBudgetOptions(command: Command): Command {
  const yesOrNo = (flags: string, what: string): Option => new Option(`${flags} <yes|no>`, what).choices(['yes', 'no']);
  const spoken = command
    .option('--amount <usd>', 'US dollars of a period, such as 10 or 0.50')
    .option('--period <period>', 'daily, weekly, monthly, quarterly, yearly, interval or fixed')
    .option('--interval <length>', 'length of a period "interval", such as 10m')
    .option('--from <time>', 'first day or moment of a period "fixed"')
    .option('--to <time>', 'first day or moment after a period "fixed"')
    .option('--time-zone <zone>', 'IANA name of the zone at whose midnight its periods begin');
  return addScopeOptions(spoken, 'only calls of this')
    .option('--per <what>', 'tenant or user: each has the amount for its own')
    .option('--threshold <share...>', 'shares of the amount at which somebody is told, such as 0.8 1')
    .option('--email <address...>', 'who is told by mail')
    .option('--slack <url...>', 'incoming webhooks of Slack that are told')
    .option('--webhook <url...>', 'URLs that are told')
    .addOption(yesOrNo('--tell-forecast', 'whether somebody is told when the forecast passes the amount'))
    .addOption(yesOrNo('--active', 'whether it is computed and told of'))
    .option('--enforce <how>', 'what applications that enforce budgets do with calls of one that is spent: off, warn or block');
}

/** What was said, by the keys of `spancost.yaml`. An empty text is null, which takes away what was there. */
export function writtenOf(options: BudgetOptions): Readonly<Record<string, unknown>> {
  const { email, slack, webhook } = options;
  const scope = scopeOf(options);
  const recipients = given({ email: listOf(email), slack: listOf(slack), webhook: listOf(webhook) });
  return given({
    amount_usd: textOf(options.amount),
    period: textOf(options.period),
    interval: textOf(options.interval),
    from: textOf(options.from),
    to: textOf(options.to),
    time_zone: textOf(options.timeZone),
    scope: scope.length === 0 ? undefined : Object.fromEntries(scope.map(([field, value]) => [field, textOf(value)])),
    per: textOf(options.per),
    thresholds: listOf(options.threshold),
    recipients: Object.keys(recipients).length === 0 ? undefined : recipients,
    forecast: flagOf(options.tellForecast),
    active: flagOf(options.active),
    enforce: textOf(options.enforce),
  });
}

function given(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function textOf(text: string | undefined): string | null | undefined {
  return text === '' ? null : text;
}

function listOf(texts: readonly string[] | undefined): readonly string[] | null | undefined {
  return texts?.every((text) => text === '') === true ? null : texts;
}

function flagOf(word: string | undefined): boolean | undefined {
  return word === undefined ? undefined : word === 'yes';
}
