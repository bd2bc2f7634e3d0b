/** `budget="a \"b\""`: matches exactly this value, in the syntax of Alertmanager before and since 0.27. */
export function is(label: string, value: string): string {
  return `${label}=${quoted(value)}`;
}

/** Matches every other value, and none at all. */
export function isNot(label: string, value: string): string {
  return `${label}!=${quoted(value)}`;
}

/** Matches any of these values, each exactly. */
export function isOneOf(label: string, values: readonly string[]): string {
  return `${label}=~${quoted(values.map((value) => value.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`)).join('|'))}`;
}

/** Both parsers know these three escapes and take everything else as it is. */
function quoted(value: string): string {
  return `"${value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`;
}
