import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeWithEachRelease } from '../../../grafana/test/services.ts';
import { runAlertmanager } from '../../../grafana/test/support/run-alertmanager.ts';
import type { RunningServer } from '../../../grafana/test/support/start-server.ts';
import { Alertmanager } from '../../src/alerting/alertmanager.ts';
import { alertmanagerFiles, type AlertmanagerFiles } from '../../src/alerting/alertmanager-config.ts';
import { ConfigFiles } from '../../src/alerting/config-files.ts';
import { Configurer, type Given } from '../../src/alerting/configurer.ts';
import { is } from '../../src/alerting/matcher.ts';
import type { AlertingConfig } from '../../src/config/config.ts';
import { alerting, budget, recipients } from './budgets.ts';

const NAMES = [
  'team',
  'team.*',
  '.*',
  'team|other',
  'a"b',
  String.raw`a\b`,
  String.raw`a\"b`,
  String.raw`a\n`,
  'a\nb',
  'tab\tb',
  '{{ .Labels }}',
  '{a="b"}',
  "it's, really",
  ' a ',
  '# none',
  'null',
  'yes',
  '1.0',
  '~',
  '&a *a !a %a @a `a',
  '日本語 é 🎈',
  'e\u0301',
  '\u007F\u0085\u2028\u2029\uFEFF',
  'x'.repeat(1000),
];

describeWithEachRelease('the configuration that is made', ['alertmanager', 'amtool'], ({ alertmanager: binary, amtool }, release) => {
  test('leads each of 120 budgets, whatever it is called, to its own recipient and to nobody else', { timeout: 60_000 }, async () => {
    const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), { numRuns: 120 - NAMES.length, seed: 6 });
    const names = [...new Set([...NAMES, ...random.filter((name) => name.isWellFormed() && !name.includes('\0') && name.trim() !== '')])];
    const budgets = names.map((name, index) => budget(name, { recipients: recipients({ email: [`r${index}@example.com`] }) }));
    const made = alertmanagerFiles({ alerting: alerting({ operators: recipients({ email: ['ops@example.com'] }) }), budgets });
    await withAlertmanager(made, async (alertmanager) => {
      const at = Date.now();
      const labels = names.map((name) => ({ alertname: 'SpancostBudgetWarning', category: 'budget', budget: name }));
      const times = { startsAt: new Date(at).toISOString(), endsAt: new Date(at + 60_000).toISOString() };
      await alertmanager.send(labels.map((each) => ({ labels: each, annotations: {}, ...times })));
      const wrong: string[] = [];
      for (const [index, name] of names.entries()) {
        const found = await alertmanager.alerts(is('budget', name));
        if (found.length !== 1 || found[0]?.receivers.join() !== `budgets email r${index}@example.com`)
          wrong.push(`${JSON.stringify(name)}: ${JSON.stringify(found)}`);
      }
      expect(wrong).toEqual([]);
      expect(names.length).toBeGreaterThan(100);
    });
  });

  test.each<[string, Partial<AlertingConfig>]>([
    ['nobody and nothing', {}],
    [
      'every kind of operator',
      { operators: recipients({ email: ['a+b@example.com'], slack: ['https://hooks.slack.com/{x}'], webhook: ['http://[::1]:9/?a=%zz'] }) },
    ],
    ['Grafana at an address with everything', { grafanaUrl: 'https://u:p@grafana.example.com:3000/a b/{{ x }}"\'<>|/?q={y}' }],
    ['a watchdog', { watchdog: 'https://hc.example.com/{{x}}' }],
    ['no wait at all', { groupWaitMs: 0, groupIntervalMs: 1500 }],
    [
      'a mail server of IPv6',
      {
        smtp: { smarthost: '[::1]:25', from: 'a@example.com', username: '{{ u }}: #', passwordFile: '/a b', requireTls: true, hello: 'é' },
      },
    ],
  ])('is accepted by amtool with %s', (_, some) => {
    const folder = mkdtempSync(join(tmpdir(), 'spancost-config-'));
    const made = alertmanagerFiles({ alerting: alerting(some), budgets: [budget('one'), budget('two', { thresholds: ['0.5'] })] });
    writeFileSync(join(folder, 'alertmanager.yml'), made.config);
    writeFileSync(join(folder, 'spancost.tmpl'), made.templates);
    expect(execFileSync(amtool, ['check-config', join(folder, 'alertmanager.yml')]).toString()).toContain('1 templates');
    rmSync(folder, { recursive: true });
  });

  test('that is refused is taken back, in its own words, and the next good one is taken', { timeout: 30_000 }, async () => {
    const good = alertmanagerFiles({ alerting: alerting(), budgets: [budget('one')] });
    await withAlertmanager(good, async (alertmanager, file) => {
      let wanted: AlertmanagerFiles = { ...good, config: 'route: { receiver: nobody_has_this_name }\n' };
      const given: Given[] = [];
      const configurer = new Configurer({
        wanted: () => ({ key: wanted.config, files: () => wanted, at: new ConfigFiles(file), alertmanager }),
        onGiven: (each) => given.push(each),
        monotonic: () => 0,
      });
      await configurer.look();
      expect(given).toEqual([
        {
          kind: 'failed',
          why: 'refused',
          isNew: true,
          error: expect.objectContaining({ message: expect.stringMatching(/^Alertmanager answered 500 .*nobody_has_this_name/s) }),
        },
      ]);
      expect(readFileSync(file, 'utf8')).toBe(good.config);
      await alertmanager.reload();
      wanted = alertmanagerFiles({ alerting: alerting(), budgets: [budget('two')] });
      await configurer.look();
      expect(given[1]).toEqual({ kind: 'given', problems: [expect.stringContaining('alerting.operators')] });
      expect(readFileSync(file, 'utf8')).toBe(wanted.config);
    });
  });

  async function withAlertmanager(
    files: AlertmanagerFiles,
    use: (alertmanager: Alertmanager, file: string) => Promise<void>,
  ): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), `spancost-alertmanager-${release}-`));
    const file = join(folder, 'alertmanager.yml');
    let server: RunningServer | undefined;
    try {
      await new ConfigFiles(file).write(files);
      server = await runAlertmanager({ binary, configFile: file });
      await use(new Alertmanager({ url: server.url, headers: {} }), file);
    } finally {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
});
