import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { written } from './written.ts';

const SMTP = 'smarthost: "mail.example.com:587", from: a@example.com';

describe('alerting in spancost.yaml', () => {
  it('holds what is written, in milliseconds, and a password by its path on the machine of Alertmanager', () => {
    const file = written(
      `alerting: { alertmanager_url: "http://am:9093/x", config_file: ./am/alertmanager.yml, smtp: { ${SMTP}, username: u, password_file: ./pw }, operators: { email: [ops@example.com] }, group_wait: 0s }\n`,
    );
    const { alerting } = loadConfig(file, { SPANCOST_ALERTING_WATCHDOG: 'https://hc.example.com/x' });
    expect(alerting).toMatchObject({
      alertmanagerUrl: 'http://am:9093/x',
      smtp: { smarthost: 'mail.example.com:587', from: 'a@example.com', passwordFile: './pw', requireTls: true, hello: 'localhost' },
      operators: { email: ['ops@example.com'], slack: [], webhook: [] },
      watchdog: 'https://hc.example.com/x',
      groupWaitMs: 0,
      groupIntervalMs: 60_000,
    });
    expect(alerting.configFile).toMatch(/\/am\/alertmanager\.yml$/);
  });

  it.each([
    ['an unknown key', '{ alertmanager: x }', 'unknown key "alertmanager"; known keys are alertmanager_url, headers'],
    ['an address without a scheme', '{ alertmanager_url: "am:9093" }', 'write the full URL, such as http://alertmanager:9093'],
    ['an address of another kind', '{ alertmanager_url: "ftp://am" }', 'write the full URL'],
    ['a header that HTTP does not allow', '{ headers: { "a b": c } }', 'is not the name of an HTTP header'],
    ['a header over two lines', '{ headers: { authorization: "a\\nb" } }', 'a character that an HTTP header cannot have'],
    ['an empty file name', '{ config_file: "" }', 'write a text that is not empty'],
    ['Grafana without a scheme', '{ grafana_url: grafana.example.com }', 'write the full URL, such as https://grafana.example.com'],
    [
      'a mail server without a port',
      '{ smtp: { smarthost: mail.example.com, from: a@example.com } }',
      'write host and port, such as mail.example.com:587',
    ],
    ['a mail server that is a URL', '{ smtp: { smarthost: "smtp://m:25", from: a@example.com } }', 'write host and port'],
    ['a mail server that is a template', '{ smtp: { smarthost: "{{ m }}:25", from: a@example.com } }', 'write host and port'],
    ['no sender', '{ smtp: { smarthost: "m:25" } }', 'write one plain e-mail address'],
    ['a sender with a name', `{ smtp: { smarthost: "m:25", from: "A <a@example.com>" } }`, 'write one plain e-mail address'],
    ['TLS that is a text', `{ smtp: { ${SMTP}, require_tls: "no" } }`, 'write true or false'],
    ['operators that are a list', '{ operators: [a@example.com] }', 'write keys and values'],
    ['an operator who is no address', '{ operators: { email: [ops] } }', 'write an e-mail address'],
    ['an operator who is a template', '{ operators: { email: ["{{ x }}@example.com"] } }', 'write an e-mail address'],
    ['one address in the place of a list', '{ operators: { email: ops@example.com } }', 'write a list of e-mail addresses'],
    ['Slack by the name of a channel', '{ operators: { slack: ["#ops"] } }', 'write the full URL'],
    ['a webhook of another kind', '{ operators: { webhook: ["file:///etc/passwd"] } }', 'write the full URL'],
    ['a watchdog that is no URL', '{ watchdog: true }', 'write the full URL'],
    ['a wait that is too long', '{ group_wait: 2h }', '"2h" is not a length of time from 0s to 1h'],
    ['no interval', '{ group_interval: 0s }', '"0s" is not a length of time from 1s to 24h'],
  ])('with %s is refused at its line', (_, text, problem) => {
    const file = written(`environment: a\nalerting: ${text}\n`);
    expect(() => loadConfig(file, {})).toThrow(`${file}:2:`);
    expect(() => loadConfig(file, {})).toThrow(problem);
  });
});
