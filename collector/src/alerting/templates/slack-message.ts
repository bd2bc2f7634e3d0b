import { isNew, MORE, newsOf, PREFIX, SILENCE } from './news.ts';
import type { TemplateOptions } from './template-options.ts';

/** Slack takes `<!channel>` for a call to everybody; texts of others are escaped. */
const ESCAPED =
  '{{ define "spancost.slack.escaped" }}{{ reReplaceAll ">" "&gt;" (reReplaceAll "<" "&lt;" (reReplaceAll "&" "&amp;" .)) }}{{ end }}\n';

/** Title, link and text of a message of Slack; says what {@link mailText} does. */
export function slackMessage({ grafanaUrl, groupIntervalMs }: TemplateOptions): string {
  const link = (title: string, annotation: string): string =>
    grafanaUrl === undefined
      ? ''
      : `{{ if .Annotations.${annotation} }}<${grafanaUrl}{{ .Annotations.${annotation} }}|${title}> · {{ end }}`;
  const escaped = (annotation: string, before = ''): string =>
    `{{ if .Annotations.${annotation} }}${before}{{ template "spancost.slack.escaped" .Annotations.${annotation} }}\n{{ end }}`;
  const titleLink =
    grafanaUrl === undefined ? '' : `{{ if $first.Annotations.dashboard }}${grafanaUrl}{{ $first.Annotations.dashboard }}{{ end }}`;
  return [
    ESCAPED,
    `{{ define "spancost.slack.title" }}${newsOf(groupIntervalMs)}{{ with $first }}${PREFIX}{{ template "spancost.slack.escaped" .Annotations.summary }}{{ end }}${MORE}{{ end }}\n`,
    `{{ define "spancost.slack.link" }}${newsOf(groupIntervalMs)}${titleLink}{{ end }}\n`,
    `{{ define "spancost.slack.text" }}${newsOf(groupIntervalMs)}${SILENCE}`,
    `{{ range .Alerts }}{{ if ${isNew(groupIntervalMs)} }}*${PREFIX}{{ template "spancost.slack.escaped" .Annotations.summary }}*\n`,
    `{{ if $inFull }}${escaped('description')}${escaped('forecast')}${escaped('causes', 'What spent it: ')}`,
    `${link('Dashboard', 'dashboard')}${link('Most expensive calls', 'traces')}`,
    '{{ if .Annotations.runbook_url }}<{{ .Annotations.runbook_url }}|What to do>{{ end }}\n{{ end }}{{ end }}{{ end }}',
    `{{ if $olds }}Told before:\n{{ range .Alerts }}{{ if not (${isNew(groupIntervalMs)}) }}• ${PREFIX}{{ template "spancost.slack.escaped" .Annotations.summary }}\n{{ end }}{{ end }}{{ end }}`,
    '<{{ $silence }}|Silence it>{{ end }}\n',
  ].join('');
}
