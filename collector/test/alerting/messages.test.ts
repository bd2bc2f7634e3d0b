import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithEachRelease } from '../../../grafana/test/services.ts';
import { startMailSink, type Email, type MailSink } from '../../../grafana/test/support/mail-sink.ts';
import { runAlertmanager } from '../../../grafana/test/support/run-alertmanager.ts';
import type { RunningServer } from '../../../grafana/test/support/start-server.ts';
import { Alertmanager } from '../../src/alerting/alertmanager.ts';
import { alertmanagerFiles } from '../../src/alerting/alertmanager-config.ts';
import { ConfigFiles } from '../../src/alerting/config-files.ts';
import { alerting, budget, recipients } from './budgets.ts';

type Texts = Readonly<Record<string, string>>;

/** What Slack is sent. */
interface SlackMessage {
  readonly attachments: readonly {
    readonly title: string;
    readonly title_link: string;
    readonly text: string;
    readonly fallback: string;
  }[];
}

const GROUP_INTERVAL_MS = 1000;

// The tests of a release share an Alertmanager; each has a budget and a recipient of its own.
describeWithEachRelease('what people read', ['alertmanager'], ({ alertmanager: binary }) => {
  const folder = mkdtempSync(join(tmpdir(), 'spancost-messages-'));
  const slack: SlackMessage[] = [];
  let mail: MailSink;
  let slackServer: Server;
  let server: RunningServer;
  let alertmanager: Alertmanager;

  beforeAll(async () => {
    mail = await startMailSink();
    slackServer = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        slack.push(JSON.parse(Buffer.concat(chunks).toString()) as SlackMessage);
        response.end('ok');
      });
    }).listen(0, '127.0.0.1');
    await once(slackServer, 'listening');
    const { port } = slackServer.address() as { port: number };
    const own = (name: string): ReturnType<typeof budget> => budget(name, { recipients: recipients({ email: [`${name}@example.com`] }) });
    const files = alertmanagerFiles({
      alerting: alerting({
        smtp: { smarthost: mail.address, from: 'spancost@example.com', requireTls: false, hello: 'localhost' },
        operators: recipients({ email: ['ops@example.com'] }),
        grafanaUrl: 'https://grafana.example.com/',
        groupWaitMs: 1000,
        groupIntervalMs: GROUP_INTERVAL_MS,
      }),
      budgets: [
        own('few'),
        own('many'),
        own('bare'),
        own('next'),
        budget('slack', { recipients: recipients({ slack: [`http://127.0.0.1:${port}/x`] }) }),
      ],
    });
    const file = join(folder, 'alertmanager.yml');
    await new ConfigFiles(file).write(files);
    server = await runAlertmanager({ binary, configFile: file, externalUrl: 'http://am.example.com' });
    alertmanager = new Alertmanager({ url: server.url, headers: {} });
  });

  afterAll(async () => {
    await server?.stop();
    await mail?.close();
    slackServer?.closeAllConnections();
    slackServer?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('of a user who joins others is what is new in full, and a line of each who was told before', async () => {
    await fire(['u-1', 'u-2'].map((target) => ofBudget('few', target)));
    const first = await mailTo('few');
    expect(first.subject).toBe('few of u-1 is used up (first of 2)');
    expect(first.text?.match(/^Dashboard: /gm)).toHaveLength(2);
    expect(first.text).not.toContain('Told before');
    await sleep(2 * GROUP_INTERVAL_MS);
    await fire([ofBudget('few', 'u-0')]);
    const second = await mailTo('few', 2);
    expect(second.subject).toBe('few of u-0 is used up');
    expect(second.text?.trimEnd()).toBe(
      [
        'few of u-0 is used up',
        '',
        'few of u-0, described.',
        '',
        'Dashboard: https://grafana.example.com/d/overview?var-budget=few',
        `Since: ${/Since: (.*)/.exec(second.text ?? '')?.[1]}`,
        '',
        'Told before:',
        '- few of u-1 is used up',
        '- few of u-2 is used up',
        '',
        'Silence it: http://am.example.com/#/silences/new?filter=%7Balertname%3D%22SpancostBudgetExceeded%22%2Cbudget%3D%22few%22%2Cperiod%3D%22daily%22%2Cperiod_start%3D%221%22%2Cthreshold%3D%221%22%7D',
      ].join('\n'),
    );
    expect(second.html).toContain('<h2>few of u-0 is used up</h2>');
    expect(second.html).toContain('<a href="https://grafana.example.com/d/overview?var-budget=few">Dashboard</a>');
    expect(second.html).toContain('<li>few of u-1 is used up</li>');
  });

  test('of six users at once is a list of six lines', async () => {
    await fire([1, 2, 3, 4, 5, 6].map((number) => ofBudget('many', `u-${number}`)));
    const { subject, text } = await mailTo('many');
    expect(subject).toBe('many of u-1 is used up (first of 6)');
    expect(text?.split('\n').slice(0, 7)).toEqual([...[1, 2, 3, 4, 5, 6].map((number) => `many of u-${number} is used up`), '']);
  });

  test('of an alert without annotations is a mail all the same', async () => {
    await fire([{ labels: { ...ofBudget('bare', 'u').labels }, annotations: {} }]);
    const { subject, text, html } = await mailTo('bare');
    expect(subject ?? '').toBe('');
    expect(text).toContain('Silence it: ');
    for (const part of [text, html]) expect(part).not.toMatch(/no value|<nil>|%!|Dashboard/);
  });

  test('on Slack calls nobody, whatever a budget is called, and links to what it is about', async () => {
    const summary = 'AI budget <!channel> & *co* is at 85%';
    await fire([
      {
        labels: ofBudget('slack', '<!here>').labels,
        annotations: { summary, description: '<@U1> spent it', dashboard: '/d/overview?a=1&b=2' },
      },
    ]);
    await eventually(() => slack.length > 0);
    const [{ title, title_link: link, text, fallback } = expect.fail('nothing on Slack')] = slack[0]?.attachments ?? [];
    expect([title, fallback, link]).toEqual([
      'AI budget &lt;!channel&gt; &amp; *co* is at 85%',
      'AI budget &lt;!channel&gt; &amp; *co* is at 85%',
      'https://grafana.example.com/d/overview?a=1&b=2',
    ]);
    expect(text).toContain('&lt;@U1&gt; spent it');
    expect(text).toContain('<https://grafana.example.com/d/overview?a=1&b=2|Dashboard>');
    expect(text).not.toMatch(/<[!@]/);
  });

  test('of stale prices is one list, to which nothing is added for a week', async () => {
    const stale = (model: string): Alert => ({
      labels: { alertname: 'SpancostPricesStale', category: 'prices', model },
      annotations: { summary: `Prices of ${model} are old`, description: 'Look at them.' },
    });
    await fire(['gpt-5', 'o3', 'claude-opus-4-5'].map(stale));
    await eventually(() => opsMails('Prices').length > 0);
    await fire([stale('gemini-3-pro')]);
    await sleep(3 * GROUP_INTERVAL_MS);
    expect(opsMails('Prices').map(({ subject, text }) => [subject, text?.split('\n').slice(0, 4)])).toEqual([
      [
        'Prices of claude-opus-4-5 are old (first of 3)',
        ['Prices of claude-opus-4-5 are old', 'Prices of gpt-5 are old', 'Prices of o3 are old', ''],
      ],
    ]);
  });

  test('of a forecast is sent in the next period too, when it ended behind a warning in the one before', async () => {
    const ofNext = (alertname: string, start: string): Alert => ({
      labels: { alertname, category: 'budget', budget: 'next', period: 'daily', period_start: start },
      annotations: { summary: `${alertname} of ${start}` },
    });
    const [forecast, warning] = [ofNext('SpancostBudgetForecast', '1'), ofNext('SpancostBudgetWarning', '1')];
    await fire([forecast]);
    await mailTo('next');
    await fire([warning]);
    await mailTo('next', 2);
    await fire([forecast], -1);
    await sleep(2 * GROUP_INTERVAL_MS);
    await fire([warning], -1);
    await sleep(2 * GROUP_INTERVAL_MS);
    await fire([ofNext('SpancostBudgetForecast', '86401')]);
    expect((await mailTo('next', 3)).subject).toBe('SpancostBudgetForecast of 86401');
  });

  test('by operators is when it begins and when it is over', async () => {
    const silent: Alert = {
      labels: { alertname: 'SpancostLedgerSilent', category: 'health' },
      annotations: { summary: 'The ledger is silent', description: 'Look.' },
    };
    await fire([silent]);
    await eventually(() => opsMails('The ledger').length === 1);
    await fire([silent], -1);
    await eventually(() => opsMails('The ledger').length === 2);
    expect(opsMails('The ledger').map(({ subject }) => subject)).toEqual(['The ledger is silent', 'Over: The ledger is silent']);
  });

  interface Alert {
    readonly labels: Texts;
    readonly annotations: Texts;
  }

  function ofBudget(name: string, target: string): Alert {
    return {
      labels: {
        alertname: 'SpancostBudgetExceeded',
        category: 'budget',
        budget: name,
        target,
        period: 'daily',
        period_start: '1',
        threshold: '1',
      },
      annotations: {
        summary: `${name} of ${target} is used up`,
        description: `${name} of ${target}, described.`,
        dashboard: `/d/overview?var-budget=${name}`,
      },
    };
  }

  async function fire(alerts: readonly Alert[], forSeconds = 600): Promise<void> {
    const at = Date.now();
    const times = {
      startsAt: new Date(at - (forSeconds < 0 ? 60_000 : 0)).toISOString(),
      endsAt: new Date(at + forSeconds * 1000).toISOString(),
    };
    await alertmanager.send(alerts.map((alert) => ({ ...alert, ...times })));
  }

  async function mailTo(name: string, count = 1): Promise<Email> {
    const found = (): readonly Email[] => mail.mails.filter(({ to = [] }) => to.some(({ address }) => address === `${name}@example.com`));
    await eventually(() => found().length >= count);
    return found()[count - 1] ?? expect.fail('no mail');
  }

  function opsMails(about: string): readonly Email[] {
    return mail.mails.filter(
      ({ to = [], subject = '' }) => to.some(({ address }) => address === 'ops@example.com') && subject.includes(about),
    );
  }
});

async function eventually(holds: () => boolean): Promise<void> {
  for (let attempt = 0; !holds(); attempt++) {
    if (attempt === 150) throw new Error('waited in vain');
    await sleep(100);
  }
}
