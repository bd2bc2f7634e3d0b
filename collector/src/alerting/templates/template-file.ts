import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { MORE, newsOf, PREFIX } from './news.ts';
import { slackMessage } from './slack-message.ts';
import type { TemplateOptions } from './template-options.ts';

/** The file of templates that the receivers name: Go templates, each of which works on what Alertmanager knows of a group. */
export function templateFile(options: TemplateOptions): string {
  return [
    '{{/* Made by Spancost, as alertmanager.yml is. Do not edit. */}}\n',
    subject(options),
    mailText(options),
    mailHtml(options),
    slackMessage(options),
  ].join('');
}

/** What the first of the news says, and how many more there are. */
function subject({ groupIntervalMs }: TemplateOptions): string {
  return `{{ define "spancost.subject" }}${newsOf(groupIntervalMs)}{{ with $first }}${PREFIX}{{ .Annotations.summary }}{{ end }}${MORE}{{ end }}\n`;
}
