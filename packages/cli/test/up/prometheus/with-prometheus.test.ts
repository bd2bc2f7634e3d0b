import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeWithEachRelease, describeWithServices } from '../../../../../grafana/test/services.ts';
import { upMonitored, type Monitored } from './running-monitored.ts';

const BUDGET = 'budgets: [{ name: day, amount_usd: 10, period: daily, recipients: { webhook: [http://127.0.0.1:9/hook] } }]\n';
const RULES = readdirSync(join(import.meta.dirname, '../../../../../grafana/rules'));

async function json(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function started(monitored: Monitored): Promise<void> {
  await expect.poll(() => monitored.url('collector'), { timeout: 30_000 }).not.toBe('');
}

/** Ids of the servers whose files are in the folder of this test. */
function pidsIn(folder: string, of: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return words[0]?.includes(of) === true && words.some((word) => word.includes(folder));
      } catch {
        return false;
      }
    })
    .map(Number);
}

const argumentsOf = (pid: number): readonly string[] => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');

describeWithEachRelease('spancost up --with-prometheus', ['prometheus', 'alertmanager'], (paths) => {
  const path = `${dirname(paths.prometheus)}:${dirname(paths.alertmanager)}:${process.env['PATH'] ?? ''}`;

  it(
    'scrapes the collector, evaluates every rule, gives Alertmanager the budgets; the collector outlives Prometheus; SIGTERM ends all',
    { timeout: 90_000 },
    async () => {
      const monitored = upMonitored({ yaml: BUDGET, path });
      await started(monitored);
      const [collector, prometheus, alertmanager] = ['collector', 'Prometheus', 'Alertmanager'].map(monitored.url) as [
        string,
        string,
        string,
      ];
      const value = async (query: string) => {
        const { data } = (await json(`${prometheus}/api/v1/query?query=${encodeURIComponent(query)}`)) as {
          data: { result: { value: [number, string] }[] };
        };
        return data.result[0]?.value[1];
      };
      await expect.poll(() => value('spancost_budget_limit_usd{instance="spancost",budget="day"}'), { timeout: 30_000 }).toBe('10');
      await expect.poll(() => value('sum(up)'), { timeout: 30_000 }).toBe('3');
      const groups = async () =>
        ((await json(`${prometheus}/api/v1/rules`)) as { data: { groups: { file: string; rules: { health: string }[] }[] } }).data.groups;
      await expect
        .poll(async () => [...new Set((await groups()).flatMap(({ rules }) => rules.map(({ health }) => health)))], { timeout: 60_000 })
        .toEqual(['ok']);
      expect((await groups()).map(({ file }) => file.slice(file.lastIndexOf('/') + 1)).toSorted()).toEqual(RULES.toSorted());
      expect(await json(`${prometheus}/api/v1/alertmanagers`)).toMatchObject({
        data: { activeAlertmanagers: [{ url: `${alertmanager}/api/v2/alerts` }] },
      });
      // It remembers what it has told for longer than a year, and links lead to where it listens.
      expect(argumentsOf(pidsIn(monitored.folder, 'alertmanager')[0]!)).toEqual(
        expect.arrayContaining(['--data.retention=8808h', `--web.external-url=${alertmanager}`]),
      );
      expect(await json(`${alertmanager}/api/v2/status`)).toMatchObject({ config: { original: expect.stringContaining('day') as string } });

      const [pid] = pidsIn(monitored.folder, 'prometheus').filter((each) => !pidsIn(monitored.folder, 'alertmanager').includes(each));
      process.kill(pid!, 'SIGKILL');
      await expect
        .poll(monitored.output, { timeout: 10_000 })
        .toMatch(/spancost: Prometheus has ended \(SIGKILL\); the collector goes on without it\. .*prometheus\.log/);
      expect(await answers(`${collector}/readyz`)).toBe(true);
      expect(await answers(`${alertmanager}/-/ready`)).toBe(true);

      monitored.child.kill('SIGTERM');
      expect(await monitored.ended).toEqual([0, null]);
      expect(await answers(`${alertmanager}/-/ready`)).toBe(false);
      expect(pidsIn(monitored.folder, '')).toEqual([]);
      expect(monitored.output()).not.toContain('Alertmanager has ended');
    },
  );

  it('leaves neither behind when it is killed', { timeout: 60_000 }, async () => {
    const monitored = upMonitored({ path });
    await started(monitored);
    expect(pidsIn(monitored.folder, 'prometheus').length).toBeGreaterThanOrEqual(2);
    monitored.child.kill('SIGKILL');
    await expect.poll(() => pidsIn(monitored.folder, ''), { timeout: 15_000 }).toEqual([]);
  });

  it('starts nothing where a port is taken, says which and how to choose another one', { timeout: 30_000 }, async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const monitored = upMonitored({ args: ['--prometheus-port', String(port)], path });
    expect(await monitored.ended).toEqual([2, null]);
    expect(monitored.output()).toMatch(new RegExp(`Port ${port} of 127\\.0\\.0\\.1 cannot be taken \\(.*EADDRINUSE.*--prometheus-port`));
    expect(readdirSync(monitored.folder)).toEqual(['spancost.yaml']);
  });
});

describeWithServices('spancost up --with-prometheus and an Alertmanager of its own', ['prometheus'], () => {
  it('reports to the one of alerting.alertmanager_url, and starts none', { timeout: 60_000 }, async () => {
    const monitored = upMonitored({ yaml: 'alerting: { alertmanager_url: "http://127.0.0.1:9/am" }\n' });
    await started(monitored);
    const alertmanagers = async () => JSON.stringify(await json(`${monitored.url('Prometheus')}/api/v1/alertmanagers`));
    await expect.poll(alertmanagers, { timeout: 20_000 }).toContain('http://127.0.0.1:9/am/api/v2/alerts');
    expect(monitored.url('Alertmanager')).toBe('');
    expect(readdirSync(join(monitored.folder, 'data'))).not.toContain('alertmanager');
  });
});

describe('spancost up --with-prometheus', () => {
  it('names both programs that are not on PATH, and where they are had', { timeout: 30_000 }, async () => {
    const monitored = upMonitored({ path: '/nowhere' });
    expect(await monitored.ended).toEqual([2, null]);
    expect(monitored.output()).toMatch(
      /Prometheus is not there: no prometheus on PATH.*apt-get install prometheus; else https:\/\/prometheus\.io/,
    );
    expect(monitored.output()).toMatch(/Alertmanager is not there: no alertmanager or prometheus-alertmanager on PATH/);
    expect(readdirSync(monitored.folder)).toEqual(['spancost.yaml']);
  });

  it('asks for a token where the collector does', { timeout: 30_000 }, async () => {
    const token = `{ name: ops, sha256: ${'ab'.repeat(32)}, role: admin }`;
    const monitored = upMonitored({ yaml: `auth: { tokens: [${token}] }\n`, path: '/nowhere' });
    expect(await monitored.ended).toEqual([2, null]);
    expect(monitored.output()).toContain('spancost tokens new --role viewer');
  });
});
