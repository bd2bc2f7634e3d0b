import { COLLECTOR_METRICS } from '@spancost/conventions';
import type { AlertingConfig, SmtpConfig } from '../config.ts';
import type { Group, Members } from '../declaration/option.ts';
import { duration } from '../declaration/quantities.ts';
import { hostAndPort, mailAddress } from '../declaration/mail-types.ts';
import { flag, headers, httpUrl, path, text } from '../declaration/value-types.ts';
import { recipientMembers } from './recipient-members.ts';

export const ALERTING: Group<AlertingConfig> = {
  key: 'alerting',
  description: "Who is told by Prometheus's Alertmanager, besides the recipients of each budget, and how.",
  live: true,
  members: {
    alertmanagerUrl: {
      key: 'alertmanager_url',
      type: httpUrl('http://alertmanager:9093'),
      description: 'Alertmanager: it is asked to read `config_file` again, and takes the test alerts of budgets.',
      without: 'Nothing is asked of it, and `spancost budgets test-alert` is answered 409.',
      bounds: 'One that is away is asked again, after a second at first and every minute in the end; nothing else waits for it.',
      example: 'http://alertmanager:9093',
    },
    headers: {
      key: 'headers',
      type: headers,
      default: {},
      description: 'Sent with every request to Alertmanager.',
      example: { authorization: 'Bearer ${env:ALERTMANAGER_TOKEN}' },
      secret: true,
    },
    configFile: {
      key: 'config_file',
      type: path,
      description:
        "Alertmanager's whole configuration, made from the budgets and this section and written again when they change; `spancost.tmpl` beside it has its mails. It holds secrets: only its owner may read it, unless the file was there before with other rights.",
      without: 'It is not written; `spancost config alertmanager` prints it.',
      bounds: `What Alertmanager refuses is taken back, logged in its own words, and shown by \`${COLLECTOR_METRICS.alertmanagerLastReload.name}\`.`,
      example: '/etc/alertmanager/alertmanager.yml',
    },
    grafanaUrl: {
      key: 'grafana_url',
      type: httpUrl('https://grafana.example.com'),
      description: 'Grafana, for links to dashboards and traces.',
      without: 'Mails have no such links.',
      example: 'https://grafana.example.com',
    },
    smtp: { key: 'smtp', description: 'The mail server.', without: 'No mails are sent; each address is logged.', members: smtp() },
    operators: {
      key: 'operators',
      description: 'Who is told of the health of the collector, of prices and of unusual spend, and of budgets without recipients.',
      members: recipientMembers({
        email: 'ops@example.com',
        slack: 'https://hooks.slack.com/services/T0/B0/xyz',
        webhook: 'https://example.com/hooks/operators',
      }),
    },
    watchdog: {
      key: 'watchdog',
      type: httpUrl('https://hc-ping.com/...'),
      secret: true,
      description:
        'A URL that hears from Alertmanager every minute for as long as alerts can reach anybody; it should cry when it does not.',
      without: 'Nobody notices if Prometheus or Alertmanager is down.',
      example: 'https://hc-ping.com/00000000-0000-0000-0000-000000000000',
    },
    groupWaitMs: {
      key: 'group_wait',
      type: duration('0s', '1h'),
      default: '10s',
      description: 'How long an alert waits for others that belong into the same message.',
    },
    groupIntervalMs: {
      key: 'group_interval',
      type: duration('1s', '24h'),
      default: '1m',
      description: 'How long a further tenant or user of a budget waits after a message before there is another one.',
    },
  },
};

function smtp(): Members<SmtpConfig> {
  return {
    smarthost: {
      key: 'smarthost',
      type: hostAndPort,
      required: true,
      description: 'Host and port of the mail server.',
      example: 'mail.example.com:587',
    },
    from: { key: 'from', type: mailAddress, required: true, description: 'Sender of all mails.', example: 'spancost@example.com' },
    username: {
      key: 'username',
      type: text,
      description: 'Who Alertmanager is to the mail server.',
      without: 'Nobody: it does not log in.',
      example: 'spancost',
    },
    passwordFile: {
      key: 'password_file',
      type: text,
      description: "File with the password, by its path on Alertmanager's machine.",
      without: 'There is no password.',
      example: '/etc/alertmanager/smtp-password',
    },
    requireTls: {
      key: 'require_tls',
      type: flag,
      default: true,
      description: 'Whether a mail server without TLS is refused.',
      example: false,
    },
    hello: {
      key: 'hello',
      type: text,
      default: 'localhost',
      description: 'What Alertmanager calls itself to the mail server.',
      example: 'alerts.example.com',
    },
  };
}
