import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Alertmanager } from '../../src/alerting/alertmanager.ts';
import type { AlertmanagerFiles } from '../../src/alerting/alertmanager-config.ts';
import { ConfigFiles } from '../../src/alerting/config-files.ts';
import { Configurer, type Given } from '../../src/alerting/configurer.ts';
import { temporaryFolder } from '../running-collector.ts';
import { startFakeAlertmanager, type FakeAlertmanager } from './fake-alertmanager.ts';

interface Tried {
  readonly configurer: Configurer;
  readonly fake: FakeAlertmanager;
  readonly given: Given[];
  readonly file: string;
  /** What is wanted from now on. */
  want(config: string): void;
  /** Milliseconds go by. */
  pass(ms: number): void;
  read(): AlertmanagerFiles['config'];
}

async function tried(file: string = join(temporaryFolder(), 'alertmanager.yml')): Promise<Tried> {
  const fake = await startFakeAlertmanager();
  const alertmanager = new Alertmanager({ url: fake.url, headers: {} });
  const given: Given[] = [];
  let [wanted, clock] = ['first', 0];
  const configurer = new Configurer({
    wanted: () => ({
      key: wanted,
      files: () => ({ config: wanted, templates: `t ${wanted}`, retention: '8808h', problems: [] }),
      at: new ConfigFiles(file),
      alertmanager,
    }),
    onGiven: (each) => given.push(each),
    monotonic: () => clock,
  });
  return {
    configurer,
    fake,
    given,
    file,
    want: (config) => (wanted = config),
    pass: (ms) => (clock += ms),
    read: () => readFileSync(file, 'utf8'),
  };
}

const REFUSED = { status: 500, body: 'failed to reload config: yaml: line 3' };
const kindsOf = (given: readonly Given[]): readonly string[] => given.map((each) => (each.kind === 'failed' ? each.why : each.kind));

it('is written once, and asked for once, for as long as nothing changes', async () => {
  const { configurer, fake, given, read, want } = await tried();
  for (let looks = 0; looks < 3; looks++) await configurer.look();
  expect([read(), fake.requests, kindsOf(given)]).toEqual(['first', ['POST /-/reload'], ['given']]);
  want('second');
  await configurer.look();
  expect([read(), fake.requests.length, kindsOf(given)]).toEqual(['second', 2, ['given', 'given']]);
});

it('a file that was not there is for its owner alone, one that was keeps its rights, and nothing else is left in the folder', async () => {
  const { configurer, file, want } = await tried();
  await configurer.look();
  const templates = join(file, '../spancost.tmpl');
  expect([file, templates].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o600]);
  chmodSync(file, 0o640);
  want('second');
  await configurer.look();
  expect([statSync(file).mode & 0o777, readdirSync(join(file, '..')).toSorted()]).toEqual([0o640, ['alertmanager.yml', 'spancost.tmpl']]);
});

it('while Alertmanager is away it is asked after 1, 2, 4 and in the end 60 seconds, and has the new file when it starts', async () => {
  const { configurer, fake, given, read, pass } = await tried();
  fake.answer = () => ({ status: 503, body: 'starting' });
  await configurer.look();
  expect(given[0]).toMatchObject({
    kind: 'failed',
    why: 'unreachable',
    isNew: true,
    error: { message: `${fake.url} answered 503 starting; see alerting.alertmanager_url and alerting.headers` },
  });
  const waits: number[] = [];
  for (let seconds = 1; seconds <= 200; seconds++) {
    const before = fake.requests.length;
    pass(1000);
    await configurer.look();
    if (fake.requests.length > before) waits.push(seconds);
  }
  expect(waits).toEqual([1, 3, 7, 15, 31, 63, 123, 183]);
  expect(given.slice(1).every((each) => each.kind === 'failed' && !each.isNew)).toBe(true);
  expect(read()).toBe('first');
  fake.answer = () => ({ status: 200 });
  pass(60_000);
  await configurer.look();
  expect(given.at(-1)?.kind).toBe('given');
});

it('what is refused is taken back also when it was on disk before Alertmanager could be asked, and another one is tried at once', async () => {
  const { configurer, fake, given, read, want, pass } = await tried();
  await configurer.look();
  want('wrong');
  fake.answer = () => ({ status: 502 });
  await configurer.look();
  expect(read()).toBe('wrong');
  fake.answer = () => REFUSED;
  pass(1000);
  await configurer.look();
  expect(read()).toBe('first');
  fake.answer = () => ({ status: 200 });
  want('right');
  await configurer.look();
  expect([read(), kindsOf(given)]).toEqual(['right', ['given', 'unreachable', 'refused', 'given']]);
});

it('what is wanted again as it was before a refusal is asked for again', async () => {
  const { configurer, fake, given, want } = await tried();
  await configurer.look();
  want('wrong');
  fake.answer = () => REFUSED;
  await configurer.look();
  want('first');
  fake.answer = () => ({ status: 200 });
  await configurer.look();
  expect(kindsOf(given)).toEqual(['given', 'refused', 'given']);
});

it('where there was no file, none is left behind by a refusal', async () => {
  const { configurer, fake, file } = await tried();
  fake.answer = () => REFUSED;
  await configurer.look();
  expect(existsSync(file)).toBe(false);
});

it('a folder that is not there, and a file that is one, are told and tried again, and nothing is asked', async () => {
  const folder = temporaryFolder();
  for (const file of [join(folder, 'missing/alertmanager.yml'), join(folder, 'folder')]) {
    mkdirSync(join(folder, 'folder'), { recursive: true });
    const { configurer, fake, given, pass } = await tried(file);
    await configurer.look();
    expect([kindsOf(given), fake.requests]).toEqual([['not_written'], []]);
    pass(1000);
    await configurer.look();
    expect(given.length).toBe(2);
  }
});

it('a file that somebody edited is put right when something changes', async () => {
  const { configurer, file, read, want } = await tried();
  await configurer.look();
  writeFileSync(file, 'edited');
  want('second');
  await configurer.look();
  expect(read()).toBe('second');
});

it('asked for now, it does not wait for the time of the next attempt, and says what is wrong', async () => {
  const { configurer, fake } = await tried();
  fake.answer = () => REFUSED;
  await configurer.look();
  expect(await configurer.now()).toMatchObject({ kind: 'failed', why: 'refused', isNew: false });
  fake.answer = () => ({ status: 200 });
  expect(await configurer.now()).toBeUndefined();
  const asked = fake.requests.length;
  expect(await configurer.now()).toBeUndefined();
  expect(fake.requests.length).toBe(asked);
});
