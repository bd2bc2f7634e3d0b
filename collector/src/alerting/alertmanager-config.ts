import { Document } from 'yaml';
import type { Budget } from '../budgets/budget.ts';
import type { AlertingConfig } from '../config/config.ts';
import { durationText } from './duration-text.ts';
import { inhibitions } from './inhibitions.ts';
import { NOBODY, receiversOf, unique, watchdogReceiver, type Receiver } from './receivers.ts';
import { budgetRepeatMs, budgetRoute, budgetsRoute, digestRoute, each, watchdogRoute } from './routes.ts';
import { templateFile } from './templates/template-file.ts';
import type { TemplateOptions } from './templates/template-options.ts';

/** Name of the file of templates, beside the configuration. */
export const TEMPLATE_FILE = 'spancost.tmpl';

/** What Alertmanager is given. */
export interface AlertmanagerFiles {
  /** `alertmanager.yml`, whole. It holds secrets. */
  readonly config: string;
  /** {@link TEMPLATE_FILE}. */
  readonly templates: string;
  /** What Alertmanager is to be started with as `--data.retention`, as `8808h`. */
  readonly retention: string;
  /** Who cannot be told, and why. */
  readonly problems: readonly string[];
}

export interface AlertmanagerConfigOptions {
  readonly alerting: AlertingConfig;
  /** All, active or not: what has been told of one is remembered by its route. */
  readonly budgets: readonly Budget[];
}

/** Alertmanager's whole configuration: who is told of which budget, and the operators of everything else. Depends on nothing but its options. */
export function alertmanagerFiles({ alerting, budgets }: AlertmanagerConfigOptions): AlertmanagerFiles {
  const { smtp, operators, watchdog } = alerting;
  const receivers: Receiver[] = [NOBODY];
  const problems: string[] = [];
  const told = (found: ReturnType<typeof receiversOf>, of: string): readonly Receiver[] => {
    receivers.push(...found.receivers);
    problems.push(...found.problems.map((problem) => `${of}: ${problem}`));
    return found.receivers;
  };
  const watching = watchdog === undefined ? NOBODY : watchdogReceiver(watchdog);
  receivers.push(watching);
  const operating = told(receiversOf('operators', operators, smtp), 'alerting.operators');
  const digest = told({ ...receiversOf('digest', operators, smtp), problems: [] }, 'alerting.operators');
  const others = told({ ...receiversOf('budgets', operators, smtp), problems: [] }, 'alerting.operators');
  const routes = budgets.map(({ name, recipients }) => {
    const own = told(receiversOf('budgets', recipients, smtp), `budget ${name}`);
    return budgetRoute(name, own.length === 0 ? others : own);
  });
  if (operating.length === 0)
    problems.push('alerting.operators: there is nobody who is told of the health of the collector; add email, slack or webhook');
  const repeatMs = budgetRepeatMs(budgets);
  const config = {
    ...(smtp === undefined ? {} : { global: mailServer(smtp) }),
    templates: [TEMPLATE_FILE],
    route: {
      receiver: NOBODY.name,
      group_by: ['alertname'],
      group_wait: durationText(alerting.groupWaitMs),
      group_interval: durationText(alerting.groupIntervalMs),
      repeat_interval: '24h',
      routes: [watchdogRoute(watching), budgetsRoute(routes, others, repeatMs), digestRoute(digest), ...each(operating)],
    },
    inhibit_rules: inhibitions(budgets.flatMap(({ thresholds }) => thresholds)),
    receivers: unique(receivers),
  };
  return {
    config: written(config, repeatMs),
    templates: templateFile(templateOptions(alerting)),
    retention: durationText(repeatMs),
    problems,
  };
}

function templateOptions({ grafanaUrl, groupIntervalMs }: AlertingConfig): TemplateOptions {
  if (grafanaUrl === undefined) return { groupIntervalMs };
  // Braces would be a template, quotes and angles the end of a link.
  const { href } = new URL(grafanaUrl);
  return { groupIntervalMs, grafanaUrl: href.replaceAll(/[{}"'<>|]/g, encodeURIComponent).replace(/\/+$/, '') };
}

function mailServer({ smarthost, from, username, passwordFile, requireTls, hello }: NonNullable<AlertingConfig['smtp']>): object {
  return {
    smtp_smarthost: smarthost,
    smtp_from: from,
    smtp_hello: hello,
    ...(username === undefined ? {} : { smtp_auth_username: username }),
    ...(passwordFile === undefined ? {} : { smtp_auth_password_file: passwordFile }),
    smtp_require_tls: requireTls,
  };
}

/** All texts in quotes, so that none of them is anything else to another reader of YAML. */
function written(config: object, repeatMs: number): string {
  const document = new Document(config, { aliasDuplicateObjects: false });
  document.commentBefore = [
    ' Made by Spancost from spancost.yaml and the budgets of its API, and written again when they change. Do not edit.',
    ` Start Alertmanager with --data.retention=${durationText(repeatMs)}, or it forgets what it has told and tells it again.`,
  ].join('\n');
  const text = document.toString({ lineWidth: 0, defaultKeyType: 'PLAIN', defaultStringType: 'QUOTE_DOUBLE' });
  // Characters that other readers of YAML do not take as they are; all of them stand in double quotes.
  return text.replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
