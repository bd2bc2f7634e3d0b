import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithServices, type Release } from '../../grafana/test/services.ts';
import type { Email } from '../../grafana/test/support/mail-sink.ts';
import { startChain, type AlertChain, type ChainBudget } from './alert-chain.ts';

const MINUTE_MS = 60_000;
/** What a budget may be called that no syntax on the way to the mail may take for its own. */
const NASTY = String.raw`we"ird \ {{ .x }} <b>.*</b> 'é日本' }`;
const EVERY_MINUTE = { period: 'interval', interval: '1m', amount_usd: '1' };

/**
 * Two periods of a minute, as one story whose tests run in order: an application spends, and the right people read the right
 * amounts, each once. Takes about two and a half minutes.
 */
export function tellOfBudgets(release: Release): void {
  describeWithServices(
    `from a call to the mail about its budget, with the ${release} Prometheus and Alertmanager`,
    ['prometheus', 'alertmanager'],
    (binaries) => {
      let chain: AlertChain;
      /** When the first period begins. */
      let begin: number;

      beforeAll(async () => {
        chain = await startChain({
          ...binaries,
          budgets: (hook) => [
            budget(NASTY, { feature: 'chat' }, { email: ['finance@example.com'], webhook: [hook] }, { forecast: false }),
            budget('soon', { feature: 'search' }, { email: ['planning@example.com'] }),
            budget('each', { feature: 'each' }, { email: ['support@example.com'] }, { per: 'user', forecast: false }),
          ],
        });
        // A forecast wants to have seen an hour: $4 a minute.
        const past = Date.now() - 3 * 60 * MINUTE_MS;
        for (let minutes = 0; minutes < 170; minutes += 10)
          await chain.spend(4_000_000, { 'spancost.feature': 'search' }, past + minutes * MINUTE_MS);
        const into = Date.now() % MINUTE_MS;
        begin = Date.now() - into;
        if (into > 5000) begin += MINUTE_MS;
        await until(0);
      }, 120_000);

      afterAll(async () => {
        await chain?.close();
      });

      test('85 % is one mail to the recipients, by name and with the right amounts', { timeout: 40_000 }, async () => {
        await chain.spend(85_000, { 'spancost.feature': 'chat' });
        await chain.spend(40_000, { 'spancost.feature': 'search' });
        const mail = await mailTo('finance@example.com');
        expect(mail.subject).toBe(`AI budget ${NASTY} is at 85%, $0.8500 of $1.00 (interval)`);
        expect(mail.text).toContain('$0.8500 of the interval budget of $1.00 are spent');
        expect(mail.text).toMatch(/ \$0\.1500 remain\. The period ends \d{4}-\d\d-\d\d \d\d:\d\d:00 \+0000 UTC\./);
        expect(mail.text).toContain('What spent it: By model: gpt-5-2025-08-07 $0.8500. By user: unattributed $0.8500.');
        expect(mail.text).toMatch(/^Dashboard: http:\/\/localhost:3000\/d\/\S+$/m);
        expect(mail.text).toMatch(/^Most expensive calls: http:\/\/localhost:3000\/explore\?\S+$/m);
        expect(mail.text).toMatch(/^What to do: https:\/\/\S+#spancostbudgetwarning$/m);
        expect(mail.text).toContain(
          `Silence it: http://localhost:9093/#/silences/new?filter=${encodeURIComponent('{alertname="SpancostBudgetWarning"')}`,
        );
        expect(mail.html).toContain('we&#34;ird');
        expect(mail.html).not.toContain('<b>.*</b>');
      });

      test('105 % is one more, and silences nothing but what it makes old', async () => {
        await chain.spend(20_000, { 'spancost.feature': 'chat' });
        // Together with this one, as a threshold holds for 15 seconds before it is told, and there is only a minute.
        const users = ['u-1', 'u-2'].map((user) => ({ 'spancost.feature': 'each', 'user.id': user }));
        await chain.spend(120_000, users);
        const mail = await mailTo('finance@example.com', 2);
        expect(mail.subject).toBe(`AI budget ${NASTY} is used up: 105%, $1.05 of $1.00 (interval)`);
      });

      test('a recipient who is added, and a budget that is made by the API, are in force without a restart', async () => {
        await chain.rewrite(({ budgets }) => budgets[0]?.recipients.email?.push('late@example.com'));
        expect((await chain.post('/api/v1/budgets', budget('made', { feature: 'made' }, { email: ['api@example.com'] }))).status).toBe(201);
        // Told of what holds, alone.
        expect((await mailTo('late@example.com', 1, notLesser)).subject).toContain('is used up: 105%');
      });

      test('two users who have spent their own are one mail, of 100 % alone', async () => {
        const mail = await mailTo('support@example.com');
        expect(mail.subject).toBe('AI budget each of u-1 is used up: 120%, $1.20 of $1.00 (interval) (first of 2)');
        expect(mail.text).toContain('AI budget each of u-2 is used up: 120%, $1.20 of $1.00 (interval)');
      });

      test('the forecast is a mail of its own while the budget is at 40 %', { timeout: 60_000 }, async () => {
        // On a slow machine the minute before the story may have had a forecast of its own, with nothing spent.
        const mail = await mailTo('planning@example.com', 1, ({ text = '' }) => text.includes('$0.4000 of the interval budget'));
        expect(mail.subject).toMatch(/^AI budget soon .*\(interval\)$/);
        expect(mail.text).toMatch(/expected to come to \$\d/);
        expect(Date.now() - begin).toBeLessThan(MINUTE_MS);
      });

      test('at the end of the period all of it resolves: the webhook is told, and no mail is sent', { timeout: 90_000 }, async () => {
        const before = chain.mail.mails.length;
        await until(MINUTE_MS);
        const told = (): readonly string[] =>
          chain.hook.messages.flatMap(({ status, alerts: [first] }) => [`${status} ${first?.labels['alertname']}`]);
        await eventually(() => told().includes('resolved SpancostBudgetExceeded'));
        await eventually(async () => (await alerts()).length === 0);
        expect(chain.mail.mails.length).toBe(before);
        expect(told().filter((each) => each.startsWith('firing'))).toEqual([
          'firing SpancostBudgetWarning',
          'firing SpancostBudgetExceeded',
        ]);
        expect(chain.hook.messages.every(({ alerts: all }) => all.every(({ labels }) => labels['budget'] === NASTY))).toBe(true);
      });

      test('a jump to 120 % of the new period is one mail to each, and none of 80 %', { timeout: 60_000 }, async () => {
        await chain.spend(120_000, { 'spancost.feature': 'chat' });
        await chain.spend(90_000, { 'spancost.feature': 'made' });
        const expected = `AI budget ${NASTY} is used up: 120%, $1.20 of $1.00 (interval)`;
        expect((await mailTo('finance@example.com', 3)).subject).toBe(expected);
        expect((await mailTo('late@example.com', 2, notLesser)).subject).toBe(expected);
        await eventually(async () =>
          (await alerts()).some(
            ({ labels, status }) =>
              labels['alertname'] === 'SpancostBudgetWarning' && labels['budget'] === NASTY && status.inhibitedBy.length > 0,
          ),
        );
        expect((await mailTo('api@example.com')).subject).toBe('AI budget made is at 90%, $0.9000 of $1.00 (interval)');
      });

      test('a test alert goes to the recipients and to nobody else, whatever holds, each time it is sent', async () => {
        const sentTo = ['budgets email finance@example.com', 'budgets email late@example.com'];
        for (const times of [1, 2]) {
          const response = await chain.post(`/api/v1/budgets/${encodeURIComponent(NASTY)}/test-alert`);
          expect(await response.json()).toMatchObject({
            budget: NASTY,
            accepted: true,
            silenced: false,
            sent_to: expect.arrayContaining(sentTo),
          });
          const mail = await mailTo('finance@example.com', 3 + times);
          expect(mail.subject).toBe(`Test: AI budget ${NASTY} tries its alerts, $1.20 of $1.00 (interval)`);
          expect(mail.text).toContain('it is overspent by $0.2000');
          expect(mail.text).toContain(`/d/spancost-overview?var-budget=${encodeURIComponent(NASTY)}`);
        }
      });

      test('nobody was told of anything else', async () => {
        await sleep(3000);
        const told = (who: string, which: (mail: Email) => boolean = () => true): readonly string[] =>
          mailsTo(`${who}@example.com`)
            .filter(which)
            .map(({ subject = '' }) => subject);
        expect({
          finance: told('finance').length,
          late: told('late', notLesser).length,
          api: told('api').length,
          support: told('support', notLesser).length,
          operators: told('ops').length,
        }).toEqual({ finance: 5, late: 4, api: 1, support: 1, operators: 0 });
        // Alertmanager 0.25 may tell of an inhibited alert at a reload, because it begins to send before it begins to inhibit.
        const strays = ['late', 'support'].flatMap((who) => told(who, (mail) => !notLesser(mail)));
        expect(strays.slice(release === 'installed' ? 1 : 0)).toEqual([]);
        for (const { text, html } of chain.mail.mails) for (const part of [text, html]) expect(part).not.toMatch(/no value|<nil>|%!/);
      });

      async function until(ms: number): Promise<void> {
        await sleep(Math.max(0, begin + ms - Date.now()));
      }

      function mailsTo(address: string): readonly Email[] {
        return chain.mail.mails.filter(({ to = [] }) => to.some((each) => each.address === address));
      }

      async function mailTo(address: string, count = 1, which: (mail: Email) => boolean = () => true): Promise<Email> {
        const found = (): readonly Email[] => mailsTo(address).filter(which);
        const all = (): string => chain.mail.mails.map(({ to, subject }) => `${to?.[0]?.address}: ${subject}`).join('; ');
        await eventually(
          () => found().length >= count,
          () => `${count} mails to ${address}: ${all()}`,
        );
        const mail = found()[count - 1];
        if (mail === undefined) throw new Error('no mail');
        return mail;
      }

      async function alerts(): Promise<
        readonly { readonly labels: Record<string, string>; readonly status: { readonly inhibitedBy: readonly string[] } }[]
      > {
        const response = await fetch(`${chain.alertmanager.url}/api/v2/alerts?filter=category%3Dbudget`);
        return (await response.json()) as never;
      }
    },
    release,
  );
}

function budget(name: string, scope: object, recipients: ChainBudget['recipients'], more: object = {}): ChainBudget {
  return { name, ...EVERY_MINUTE, scope, recipients, ...more };
}

/** Of a mail that is not about a threshold below another one that is told. */
function notLesser({ subject = '' }: Email): boolean {
  return subject.startsWith('Test: ') || subject.includes('is used up');
}

async function eventually(holds: () => boolean | Promise<boolean>, what: () => string = () => 'it'): Promise<void> {
  for (let attempt = 0; !(await holds()); attempt++) {
    if (attempt === 300) throw new Error(`waited in vain for ${what()}`);
    await sleep(100);
  }
}
