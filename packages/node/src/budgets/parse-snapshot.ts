import {
  BUDGET_SNAPSHOT_SCHEMA,
  BUDGET_STATES,
  SNAPSHOT_ENFORCEMENTS,
  CALL_SCOPE_FIELDS,
  parseUsd,
  type CallScope,
  type Usd,
} from '@spancost/conventions';
import type { KnownBudget, KnownLimit, KnownSnapshot, Scoped, Standing, Use } from './known-snapshot.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A snapshot as a collector serves it. What cannot be read makes the whole unusable: a budget that is left out would be one
 * that nobody enforces. Fields that are not known are left out, so that a newer collector can say more.
 *
 * @throws TypeError with what it is not.
 */
export function parseSnapshot(data: unknown): KnownSnapshot {
  const { schema, as_of, acts_as, environment, budgets, limits } = fieldsOf(data, 'the answer');
  if (schema !== BUDGET_SNAPSHOT_SCHEMA) throw new TypeError(`not a snapshot of ${BUDGET_SNAPSHOT_SCHEMA}`);
  const { tenant, user } = scopeOf(acts_as, 'acts_as');
  return {
    asOf: timeOf(as_of, 'as_of'),
    actsAs: { ...(tenant === undefined ? {} : { tenant }), ...(user === undefined ? {} : { user }) },
    ...(environment === undefined ? {} : { environment: textOf(environment, 'environment') }),
    budgets: listOf(budgets, 'budgets').map(budgetOf),
    limits: listOf(limits, 'limits').map(limitOf),
  };
}

function budgetOf(data: unknown, index: number): KnownBudget {
  const where = `budgets[${index}]`;
  const fields = fieldsOf(data, where);
  const { period, starts_at, ends_at, whole, targets, amount_usd, warn_at_usd, unlisted_below_usd } = fields;
  return {
    ...scopedOf(fields, where),
    period: textOf(period, `${where}.period`),
    startsAt: timeOf(starts_at, `${where}.starts_at`),
    endsAt: timeOf(ends_at, `${where}.ends_at`),
    ...given('amount', amount_usd, (usd) => usdOf(usd, `${where}.amount_usd`)),
    ...given('warnAt', warn_at_usd, (usd) => usdOf(usd, `${where}.warn_at_usd`)),
    ...given('whole', whole, (standing) => standingOf(fieldsOf(standing, `${where}.whole`), `${where}.whole`)),
    targets: byTarget(targets ?? [], `${where}.targets`, standingOf),
    ...given('unlistedBelow', unlisted_below_usd, (usd) => usdOf(usd, `${where}.unlisted_below_usd`)),
  };
}

function limitOf(data: unknown, index: number): KnownLimit {
  const where = `limits[${index}]`;
  const fields = fieldsOf(data, where);
  const { per, ...scoped } = scopedOf(fields, where);
  if (per === undefined) throw new TypeError(`${where}.per is neither tenant nor user`);
  return {
    ...scoped,
    per,
    ...given('requestsPerMinute', fields['requests_per_minute'], (count) => countOf(count, `${where}.requests_per_minute`)),
    ...given('tokensPerMinute', fields['tokens_per_minute'], (count) => countOf(count, `${where}.tokens_per_minute`)),
    targets: byTarget(fields['targets'], `${where}.targets`, useOf),
  };
}

function scopedOf({ name, scope, per, enforce }: Fields, where: string): Scoped {
  if (per !== undefined && per !== 'tenant' && per !== 'user') throw new TypeError(`${where}.per is neither tenant nor user`);
  return {
    name: textOf(name, `${where}.name`),
    scope: scopeOf(scope, `${where}.scope`),
    ...(per === undefined ? {} : { per }),
    enforce: wordOf(enforce, SNAPSHOT_ENFORCEMENTS, `${where}.enforce`),
  };
}

function standingOf({ state, spent_usd }: Fields, where: string): Standing {
  return {
    state: wordOf(state, BUDGET_STATES, `${where}.state`),
    ...given('spent', spent_usd, (usd) => usdOf(usd, `${where}.spent_usd`)),
  };
}

function useOf({ requests, tokens, free_at }: Fields, where: string): Use {
  return {
    requests: countOf(requests, `${where}.requests`),
    tokens: countOf(tokens, `${where}.tokens`),
    ...given('freeAt', free_at, (time) => timeOf(time, `${where}.free_at`)),
  };
}

function byTarget<T>(data: unknown, where: string, read: (fields: Fields, where: string) => T): ReadonlyMap<string, T> {
  return new Map(
    listOf(data, where).map((each, index) => {
      const fields = fieldsOf(each, `${where}[${index}]`);
      return [textOf(fields['target'], `${where}[${index}].target`), read(fields, `${where}[${index}]`)];
    }),
  );
}

function scopeOf(data: unknown, where: string): CallScope {
  const fields = fieldsOf(data, where);
  // A condition that is not known must not be taken for none: the budget would be enforced on calls that are not its own.
  const unknown = Object.keys(fields).find((field) => !CALL_SCOPE_FIELDS.some((known) => known === field));
  if (unknown !== undefined) throw new TypeError(`${where}.${unknown} is no field of a scope`);
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, textOf(value, `${where}.${field}`)]));
}

function given<K extends string, T>(key: K, data: unknown, read: (data: unknown) => T): { readonly [Key in K]?: T } {
  return data === undefined ? {} : ({ [key]: read(data) } as { readonly [Key in K]: T });
}

function fieldsOf(data: unknown, where: string): Fields {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new TypeError(`${where} is no object`);
  return data as Fields;
}

function listOf(data: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(data)) throw new TypeError(`${where} is no list`);
  return data;
}

function textOf(data: unknown, where: string): string {
  if (typeof data !== 'string') throw new TypeError(`${where} is no text`);
  return data;
}

function timeOf(data: unknown, where: string): number {
  const time = typeof data === 'string' ? Date.parse(data) : Number.NaN;
  if (Number.isNaN(time)) throw new TypeError(`${where} is no time`);
  return time;
}

function usdOf(data: unknown, where: string): Usd {
  const usd = typeof data === 'string' ? parseUsd(data) : undefined;
  if (usd === undefined) throw new TypeError(`${where} is no amount`);
  return usd;
}

function countOf(data: unknown, where: string): number {
  if (typeof data !== 'number' || !Number.isSafeInteger(data) || data < 0) throw new TypeError(`${where} is no count`);
  return data;
}

function wordOf<T extends string>(data: unknown, words: readonly T[], where: string): T {
  const word = words.find((each) => each === data);
  if (word === undefined) throw new TypeError(`${where} is none of ${words.join(', ')}`);
  return word;
}
