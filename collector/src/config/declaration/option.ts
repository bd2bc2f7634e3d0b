import type { ValueType } from './value-type.ts';

/** What every place in `spancost.yaml` says of itself. */
interface Described {
  /** As it is written in the file, snake_case. */
  readonly key: string;
  /** What it means, in whole sentences. */
  readonly description: string;
  /** Whether a reload puts it in force; else it takes a restart. What holds a live place is live as far as that place goes. */
  readonly live?: true;
  /** Its example stands in `spancost.example.yaml` as it is, not as a comment. */
  readonly shipped?: true;
}

/** One value of the configuration. Schema, defaults, environment variable and documentation are made from this. */
export interface Option<T> extends Described {
  readonly type: ValueType<T>;
  /** What holds when it is not written, as it would be written. */
  readonly default?: unknown;
  /** What holds when it is not written and that depends on another option. */
  readonly derived?: Derived<T>;
  /** It must be written where its group is. */
  readonly required?: true;
  /** What it means that it is not written, for an option without a default. */
  readonly without?: string;
  /** What happens at the bounds of the value, or of what it limits. */
  readonly bounds?: string;
  /** As it could be written; needed where there is no default. */
  readonly example?: unknown;
  /** Not shown by `spancost config print`. */
  readonly secret?: true;
}

interface Derived<T> {
  /** In words of the documentation. */
  readonly words: string;
  /** @param valueOf Gives what holds for another option, which must not depend on this one and not be in a list. */
  readonly from: (valueOf: <V>(option: Option<V>) => V) => T;
}

/** Options under one key. It always exists, with the defaults of its members, unless it says what it means that it is not written. */
export interface Group<T> extends Described {
  readonly members: Members<T>;
}

/** Entries that are written one after the other; none by default. */
export interface List<T> extends Described {
  /** One entry, in words: `budget`. */
  readonly noun: string;
  readonly members: Members<T>;
  /** The member by which entries are told apart. */
  readonly unique: string;
  /** What it means that there is none. */
  readonly without: string;
  readonly example: readonly Readonly<Record<string, unknown>>[];
  /** Looks at what the members of an entry say together, each of which is as its type says. */
  readonly check?: EntryCheck;
}

/**
 * Looks at an entry of a list, by the keys of the file, and tells of everything that is wrong with it.
 *
 * @param problem Told where in the entry something is wrong, and what to do.
 */
export type EntryCheck = (entry: Readonly<Record<string, unknown>>, problem: (path: readonly string[], message: string) => void) => void;

type Section<T> = T extends readonly (infer E)[] ? (E extends object ? List<E> : never) : T extends object ? Group<T> : never;
type Written = { readonly default: unknown } | { readonly required: true };
type Holds<T> = (Option<T> & (Written | { readonly derived: Derived<T> })) | Section<T>;

/** A declaration for every field of a configuration; a field that always exists has a default, or must be written. */
export type Members<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? (Option<Exclude<T[K], undefined>> | Section<Exclude<T[K], undefined>>) & { readonly without: string }
    : Holds<T[K]>;
};

/** Any declaration, for what walks through all of them. */
export type AnyOption = Option<unknown>;
export interface AnyGroup extends Described {
  readonly members: AnyMembers;
  readonly without?: string;
}
export interface AnyList extends AnyGroup {
  readonly noun: string;
  readonly unique: string;
  readonly without: string;
  readonly example: readonly Readonly<Record<string, unknown>>[];
  readonly check?: EntryCheck;
}
export type AnyMember = AnyOption | AnyGroup | AnyList;
type AnyMembers = Readonly<Record<string, AnyMember>>;

export function isOption(member: AnyMember): member is AnyOption {
  return 'type' in member;
}

export function isList(member: AnyMember): member is AnyList {
  return 'noun' in member;
}
