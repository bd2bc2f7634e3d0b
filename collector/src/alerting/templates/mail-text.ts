import { isNew, newsOf, PREFIX, SILENCE } from './news.ts';
import type { TemplateOptions } from './template-options.ts';

/** The mail as plain text: what is new in full, then in a line each what was told before. A line without anything to say is left out. */
export function mailText({ grafanaUrl, groupIntervalMs }: TemplateOptions): string {
  const link = (title: string, annotation: string): string =>
    grafanaUrl === undefined ? '' : line(annotation, `${title}: ${grafanaUrl}{{ .Annotations.${annotation} }}`);
  const links = [
    link('Dashboard', 'dashboard'),
    link('Most expensive calls', 'traces'),
    line('runbook_url', 'What to do: {{ .Annotations.runbook_url }}'),
  ].join('');
  return [
    `{{ define "spancost.text" }}${newsOf(groupIntervalMs)}${SILENCE}`,
    `{{ range .Alerts }}{{ if ${isNew(groupIntervalMs)} }}${PREFIX}{{ .Annotations.summary }}\n`,
    '{{ if $inFull }}\n',
    line('description', '{{ .Annotations.description }}'),
    line('forecast', '{{ .Annotations.forecast }}'),
    line('causes', 'What spent it: {{ .Annotations.causes }}'),
    `\n${links}`,
    '{{ if not .Labels.test }}Since: {{ .StartsAt.UTC.Format "2006-01-02 15:04" }} UTC\n{{ end }}\n{{ end }}',
    '{{ end }}{{ end }}',
    `{{ if not $inFull }}\n{{ with $first }}${links}{{ end }}{{ end }}`,
    `{{ if $olds }}Told before:\n{{ range .Alerts }}{{ if not (${isNew(groupIntervalMs)}) }}- ${PREFIX}{{ .Annotations.summary }}\n{{ end }}{{ end }}\n{{ end }}`,
    'Silence it: {{ $silence }}\n{{ end }}\n',
  ].join('');
}

function line(annotation: string, text: string): string {
  return `{{ if .Annotations.${annotation} }}${text}\n{{ end }}`;
}
