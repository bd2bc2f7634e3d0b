import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alertmanagerFiles } from '../../src/alerting/alertmanager-config.ts';
import type { Inhibition } from '../../src/alerting/inhibitions.ts';
import type { Receiver } from '../../src/alerting/receivers.ts';
import type { Route } from '../../src/alerting/routes.ts';
import type { Budget } from '../../src/budgets/budget.ts';
import type { AlertingConfig } from '../../src/config/config.ts';
import { alerting, budget, recipients } from './budgets.ts';

const SLACK = 'https://hooks.slack.com/services/T0/B0/secret';

interface Made {
  readonly global?: Readonly<Record<string, unknown>>;
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly Inhibition[];
}

function made(budgets: readonly Budget[], some: Partial<AlertingConfig> = {}): Made {
  return parse(alertmanagerFiles({ alerting: alerting(some), budgets }).config) as Made;
}

const namesOf = (route: Route | undefined): readonly string[] => (route?.routes ?? []).map(({ receiver }) => receiver);
const budgetRoutes = ({ route }: Made): readonly Route[] =>
  route.routes?.find(({ matchers }) => matchers?.includes('category="budget"'))?.routes ?? [];

describe('receivers', () => {
  it('are one for each recipient, however many budgets have it, and one for each whom operators are', () => {
    const both = recipients({ email: ['a@example.com'], slack: [SLACK] });
    const config = made([budget('one', { recipients: both }), budget('two', { recipients: both })], {
      operators: recipients({ email: ['ops@example.com'] }),
    });
    expect(config.receivers.map(({ name }) => name)).toEqual([
      'nobody',
      'operators email ops@example.com',
      'digest email ops@example.com',
      'budgets email ops@example.com',
      'budgets email a@example.com',
      'budgets slack fdf3d470',
    ]);
    expect(budgetRoutes(config).map(namesOf)).toEqual([
      ['budgets email a@example.com', 'budgets slack fdf3d470'],
      ['budgets email a@example.com', 'budgets slack fdf3d470'],
      [],
    ]);
  });

  it('have names that keep the secrets of their URLs, and that nothing else changes', () => {
    const hook = 'https://user:pass@hooks.example.com/x?token=secret';
    const { receivers } = made([budget('one', { recipients: recipients({ slack: [SLACK], webhook: [hook] }) })]);
    const names = receivers.map(({ name }) => name);
    expect(names.join()).not.toMatch(/secret|pass/);
    const later = made([
      budget('zero', { recipients: recipients({ email: ['x@example.com'], webhook: ['http://other/'] }) }),
      budget('one', { recipients: recipients({ slack: ['https://hooks.slack.com/new', SLACK], webhook: [hook] }) }),
    ]);
    expect(later.receivers.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('of budgets are told of no end but webhooks, operators of every end, and the digest of none', () => {
    const all = recipients({ email: ['a@example.com'], slack: [SLACK], webhook: ['http://hook.example.com/'] });
    const { receivers } = made([budget('one', { recipients: all })], { operators: all });
    const told = receivers.flatMap(({ name, ...integrations }) =>
      Object.values(integrations).map(
        ([each]) => [name.split(' ').slice(0, 2).join(' '), (each as { send_resolved: boolean }).send_resolved] as const,
      ),
    );
    expect(Object.fromEntries(told)).toEqual({
      'operators email': true,
      'operators slack': true,
      'operators webhook': true,
      'digest email': false,
      'digest slack': false,
      'digest webhook': false,
      'budgets email': false,
      'budgets slack': false,
      'budgets webhook': true,
    });
  });

  it.each([
    [
      'a mail without a mail server',
      recipients({ email: ['a@example.com'] }),
      'budget one: a@example.com cannot be told: there is no mail server; set alerting.smtp',
    ],
    ['an address that would be a template', recipients({ email: ['{{a}}@example.com'] }), 'is no plain e-mail address'],
    ['two addresses in one', recipients({ email: ['a@example.com, b@example.com'] }), 'is no plain e-mail address'],
    [
      'a webhook that is no URL',
      recipients({ webhook: ['hooks.example.com'] }),
      'the webhook 2ca6379f (a hash of it) cannot be told: it is no URL of http or https',
    ],
    ['a webhook of another kind', recipients({ slack: ['file:///etc/passwd'] }), 'it is no URL of http or https'],
  ])('leave out %s, say so, and the budget goes to operators instead', (what, one, problem) => {
    const { smtp, ...without } = alerting({ operators: recipients({ webhook: ['http://ops.example.com/'] }) });
    const options = what.includes('server') ? without : { ...without, ...(smtp === undefined ? {} : { smtp }) };
    const { config, problems } = alertmanagerFiles({ alerting: options, budgets: [budget('one', { recipients: one })] });
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(namesOf(budgetRoutes(parse(config) as Made)[0])).toEqual([expect.stringMatching(/^budgets webhook ops\.example\.com /)]);
  });

  it('braces of a URL are no template', () => {
    const { receivers } = made([budget('one', { recipients: recipients({ webhook: ['http://hook.example.com/{{ .x }}?a={b}'] }) })]);
    expect(JSON.stringify(receivers)).toContain('http://hook.example.com/%7B%7B%20.x%20%7D%7D?a=%7Bb%7D');
  });
});

describe('routes', () => {
  it.each([
    ['monthly', [budget('one')], '8808h'],
    ['fixed for two years', [budget('one'), budget('two', { period: 'fixed', from: Date.UTC(2026, 0), to: Date.UTC(2028, 0) })], '17544h'],
  ])('repeat nothing in the longest period, %s', (_, budgets, repeat) => {
    const { route } = made(budgets);
    expect(route.routes?.find(({ matchers }) => matchers?.includes('category="budget"'))?.repeat_interval).toBe(repeat);
    expect(alertmanagerFiles({ alerting: alerting(), budgets }).config).toContain(`--data.retention=${repeat}`);
  });

  it('tell operators of budgets that they do not know, of budgets without recipients, and of everything else', () => {
    const config = made([budget('one')], { operators: recipients({ email: ['ops@example.com'] }) });
    expect(budgetRoutes(config).map((route) => [route.receiver, ...namesOf(route)])).toEqual([
      ['nobody', 'budgets email ops@example.com'],
      ['budgets email ops@example.com'],
    ]);
    expect(config.route.routes?.at(-1)).toEqual({ receiver: 'operators email ops@example.com', continue: true });
  });

  it('tell of all stale prices once a week, and the watchdog every minute', () => {
    const { route, receivers } = made([], { operators: recipients({ email: ['ops@example.com'] }), watchdog: 'https://hc.example.com/x' });
    expect(route.routes?.find(({ matchers }) => matchers?.[0]?.includes('SpancostPricesStale'))).toMatchObject({
      group_by: ['alertname'],
      group_interval: '168h',
      repeat_interval: '167h',
      routes: [{ receiver: 'digest email ops@example.com' }],
    });
    expect(route.routes?.[0]).toMatchObject({
      matchers: ['category="watchdog"'],
      receiver: 'watchdog',
      group_interval: '1m',
      repeat_interval: '50s',
    });
    expect(receivers).toContainEqual({ name: 'watchdog', webhook_configs: [{ url: 'https://hc.example.com/x', send_resolved: false }] });
    expect(made([]).route.routes?.[0]?.receiver).toBe('nobody');
  });
});

it('of two thresholds that are reached the higher one silences the lower, by number and not by text', () => {
  const { inhibit_rules: rules } = made([budget('one', { thresholds: ['0.5', '0.8', '1'] }), budget('two', { thresholds: ['0.8', '10'] })]);
  const pairs = rules.flatMap(({ source_matchers: [, source], target_matchers: [, target] }) =>
    source?.startsWith('threshold') ? [[source, target]] : [],
  );
  expect(pairs).toEqual([
    ['threshold="0.8"', String.raw`threshold=~"0\\.5"`],
    ['threshold="1"', String.raw`threshold=~"0\\.5|0\\.8"`],
    ['threshold="10"', String.raw`threshold=~"0\\.5|0\\.8|1"`],
  ]);
});

it('a test alert neither silences a real one nor is silenced by one', () => {
  const { inhibit_rules: rules } = made([budget('one')]);
  const ofBudgets = rules.filter(({ source_matchers: [first] }) => !first?.includes('CollectorDown'));
  expect(ofBudgets.length).toBe(3);
  for (const { source_matchers: source, target_matchers: target } of ofBudgets)
    for (const matchers of [source, target]) expect(matchers).toContain('test!="true"');
});

it('the mail server is written with its password as a file of Alertmanager, and without one is not written', () => {
  const smtp = {
    smarthost: 'm:25',
    from: 'a@example.com',
    username: 'u',
    passwordFile: '/run/secrets/smtp',
    requireTls: false,
    hello: 'h',
  };
  expect(made([], { smtp }).global).toEqual({
    smtp_smarthost: 'm:25',
    smtp_from: 'a@example.com',
    smtp_hello: 'h',
    smtp_auth_username: 'u',
    smtp_auth_password_file: '/run/secrets/smtp',
    smtp_require_tls: false,
  });
  const { smtp: _, ...without } = alerting();
  expect(parse(alertmanagerFiles({ alerting: without, budgets: [] }).config)).not.toHaveProperty('global');
});
