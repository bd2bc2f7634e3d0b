import { ALERT_PRICES_STALE } from '@spancost/conventions';

/** With more new alerts than this, a message lists all of them in a line each. */
const MOST_IN_FULL = 5;

/**
 * Go template: sets `$latest` to the start of the newest alert of a message, `$first` to the first of the news, and `$news` and `$olds` to
 * a text with a dot for each. A group is told as a whole when one more joins it; this tells who is new from who was told before.
 *
 * @param windowMs How long after a message the next one of its group is sent.
 */
export function newsOf(windowMs: number): string {
  return [
    '{{ $latest := (index .Alerts 0).StartsAt }}',
    '{{ range .Alerts }}{{ if .StartsAt.After $latest }}{{ $latest = .StartsAt }}{{ end }}{{ end }}',
    '{{ $first := index .Alerts 0 }}{{ $news := "" }}{{ $olds := "" }}',
    `{{ range .Alerts }}{{ if ${isNew(windowMs)} }}{{ if eq $news "" }}{{ $first = . }}{{ end }}{{ $news = printf "%s." $news }}`,
    '{{ else }}{{ $olds = printf "%s." $olds }}{{ end }}{{ end }}',
    `{{ $inFull := and (le (len $news) ${MOST_IN_FULL}) (ne $first.Labels.alertname "${ALERT_PRICES_STALE}") }}`,
  ].join('');
}

/** Go condition: whether the alert at hand is one of the news. */
export function isNew(windowMs: number): string {
  return `lt ($latest.Sub .StartsAt).Seconds ${(Math.max(windowMs, 1000) / 1000).toFixed(3)}`;
}

/** Go template: what stands before the summary of the alert at hand. */
export const PREFIX = '{{ if .Labels.test }}Test: {{ end }}{{ if eq .Status "resolved" }}Over: {{ end }}';

/** Go template: behind the summary of the first of the news, how many there are. */
export const MORE = '{{ if gt (len $news) 1 }} (first of {{ len $news }}){{ end }}';

/** Go template: sets `$silence` to the page of Alertmanager that silences what belongs to a message. */
export const SILENCE: string = [
  '{{ $labels := "" }}{{ range .GroupLabels.SortedPairs }}{{ $labels = printf "%s%s=%q," $labels .Name .Value }}{{ end }}',
  '{{ $filter := printf "{%s}" (reReplaceAll ",$" "" $labels) | urlquery }}',
  String.raw`{{ $silence := printf "%s/#/silences/new?filter=%s" .ExternalURL (reReplaceAll "\\+" "%20" $filter) }}`,
].join('');
