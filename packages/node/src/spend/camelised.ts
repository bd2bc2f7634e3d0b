/** `cost_usd` as `costUsd`. */
type CamelCase<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<CamelCase<Tail>>}` : Name;

/** The same with the members of all objects in camel case, as TypeScript has them; the API has them in snake case. */
export type Camelised<T> = T extends readonly (infer Item)[]
  ? readonly Camelised<Item>[]
  : T extends object
    ? { readonly [Name in keyof T as CamelCase<Name>]: Camelised<T[Name]> }
    : T;

/** An answer of the API as TypeScript has it. Only for answers whose members are all of the API: names from telemetry would change too. */
export function camelised<T>(answer: T): Camelised<T> {
  return renamed(answer, (name) => name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())) as Camelised<T>;
}

type SnakeCase<Name> = Name extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`}${SnakeCase<Rest>}`
  : Name;

/** A question with its members as the API has them, and without a `Date`. */
type SnakeCased<T> = { readonly [Name in keyof T as SnakeCase<Name>]: Exclude<T[Name], Date> };

/** A question in TypeScript as the query of the API; `Date` becomes ISO 8601, and what is undefined is left out. */
export function snakeCased<T extends object>(question: T): SnakeCased<T> {
  const said = Object.entries(question).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    said.map(([name, value]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value instanceof Date ? value.toISOString() : (value as unknown),
    ]),
  ) as SnakeCased<T>;
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [rename(name), renamed(each, rename)]));
}
