/** A text for each sequence of values, another one for any other: each is told with its length, one that is missing without. */
export function keyOf(...values: readonly (string | undefined)[]): string {
  let key = '';
  for (const value of values) key += value === undefined ? '-' : `${value.length}:${value}`;
  return key;
}
