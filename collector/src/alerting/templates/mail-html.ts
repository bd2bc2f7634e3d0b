import { isNew, newsOf, PREFIX, SILENCE } from './news.ts';
import type { TemplateOptions } from './template-options.ts';

/** The mail as HTML; says what {@link mailText} does. Alertmanager escapes what stands in it. */
export function mailHtml({ grafanaUrl, groupIntervalMs }: TemplateOptions): string {
  const link = (title: string, annotation: string): string =>
    grafanaUrl === undefined
      ? ''
      : `{{ if .Annotations.${annotation} }}<a href="${grafanaUrl}{{ .Annotations.${annotation} }}">${title}</a> · {{ end }}`;
  const links = [
    `<p>${link('Dashboard', 'dashboard')}${link('Most expensive calls', 'traces')}`,
    '{{ if .Annotations.runbook_url }}<a href="{{ .Annotations.runbook_url }}">What to do</a>{{ end }}</p>\n',
  ].join('');
  return [
    `{{ define "spancost.html" }}${newsOf(groupIntervalMs)}${SILENCE}`,
    '<!doctype html>\n<html lang="en">\n<body style="font-family: sans-serif; max-width: 40em">\n',
    `{{ range .Alerts }}{{ if ${isNew(groupIntervalMs)} }}{{ if $inFull }}<h2>${PREFIX}{{ .Annotations.summary }}</h2>\n`,
    paragraph('description', '{{ .Annotations.description }}'),
    paragraph('forecast', '{{ .Annotations.forecast }}'),
    paragraph('causes', 'What spent it: {{ .Annotations.causes }}'),
    links,
    '{{ if not .Labels.test }}<p>Since {{ .StartsAt.UTC.Format "2006-01-02 15:04" }} UTC</p>\n{{ end }}',
    `{{ else }}<p>${PREFIX}{{ .Annotations.summary }}</p>\n{{ end }}{{ end }}{{ end }}`,
    `{{ if not $inFull }}{{ with $first }}${links}{{ end }}{{ end }}`,
    '{{ if $olds }}<p>Told before:</p>\n<ul>\n',
    `{{ range .Alerts }}{{ if not (${isNew(groupIntervalMs)}) }}<li>${PREFIX}{{ .Annotations.summary }}</li>\n{{ end }}{{ end }}</ul>\n{{ end }}`,
    '<p><a href="{{ $silence }}">Silence it</a></p>\n</body>\n</html>\n{{ end }}\n',
  ].join('');
}

function paragraph(annotation: string, text: string): string {
  return `{{ if .Annotations.${annotation} }}<p>${text}</p>\n{{ end }}`;
}
