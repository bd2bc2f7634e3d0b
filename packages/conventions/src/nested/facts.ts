/** Attributes under today's names that were read from inside a text. */
export type Facts = Record<string, unknown>;

/** Sets the first of the values that is a number, or a text that is not empty. */
export function setFirst(facts: Facts, name: string, ...values: readonly unknown[]): void {
  const value = values.find((each) => typeof each === 'number' || (typeof each === 'string' && each !== ''));
  if (value !== undefined) facts[name] = value;
}
