/** Put before a text that shows dollars by {@link usd}: dollars and cents; four decimals below a dollar. */
export const DEFINE_USD = '{{ define "usd" }}${{ if lt . 1.0 }}{{ printf "%.4f" . }}{{ else }}{{ printf "%.2f" . }}{{ end }}{{ end }}';

/** A number in dollars. @param value Of the template: `$value`. */
export function usd(value: string): string {
  return `{{ template "usd" ${value} }}`;
}

/**
 * A query with values of the alert's labels in its selector, as an expression of a template: quoted, whatever characters are in
 * them. A label that the alert has not got selects series that have not got it either.
 *
 * @param promql With `%s` where the selector's matchers belong, once for each of `matchers`.
 */
export function queryOf(promql: string, labels: readonly string[], fixed = ''): string {
  const matchers = [...labels.map((label) => `${label}=%q`), ...(fixed === '' ? [] : [fixed])].join(',');
  const format = promql.replace('%s', matchers).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `printf "${format}" ${labels.map((label) => `$labels.${label}`).join(' ')} | query`;
}

/** What a template shows of the first value of a query; nothing where it finds none. @param show With `$v` for the value. */
export function withValue(query: string, show: string): string {
  return `{{ with ${query} }}{{ $v := . | first | value }}${show}{{ end }}`;
}

/** A text that somebody named, without line breaks and other control characters: it stands in the subjects of mails. */
export function oneLine(value: string): string {
  return `{{ reReplaceAll "[[:cntrl:]]+" " " ${value} }}`;
}
