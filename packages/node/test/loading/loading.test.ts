import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OtlpSink, type Received } from '../otlp-sink.ts';
import { install } from './installed.ts';
import { loadingPage, type Result } from './loading-page.ts';
import { INSTALL, nodePrograms } from './node-programs.ts';
import { OTHER_SDKS, prepare, run, type Ran, type Surroundings } from './run-situation.ts';
import type { SeenBy, Situation } from './situation.ts';
import { SITUATIONS } from './situations.ts';

/** Processes at a time. */
const AT_ONCE = 2;
const PAGE = join(import.meta.dirname, '../../../../docs/loading.md');
const NETWORK = '@spancost/instrumentation/network';
const PROGRAMS = nodePrograms();
const MISSING = PROGRAMS.filter(({ path }) => path === undefined);
const INSTALLED = PROGRAMS.flatMap(({ major, path }) => (path === undefined ? [] : [{ major, path }]));

let providers: ProvidersServer;
let sink: OtlpSink;
let folder: string;
let spancost: string;
/** What came of each process, by {@link serviceOf}; what failed is thrown again by the test that asks for it. */
const outcomes: Map<string, Ran | Error> = new Map();

beforeAll(async () => {
  providers = await startProviders();
  sink = await OtlpSink.start();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'spancost-loading-')));
  spancost = await install(join(folder, 'installed'));
  const waiting = [...SITUATIONS.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await tryOut(...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}, 600_000);
afterAll(async () => {
  sink.close();
  await providers.close();
  await rm(folder, { recursive: true });
});

const serviceOf = (index: number, major: number): string => `situation-${index}-on-${major}`;

function surroundings(service: string): Surroundings {
  return { providersUrl: providers.url, collectorUrl: sink.url, service, compileCache: join(folder, 'compiled') };
}

async function tryOut(index: number, situation: Situation): Promise<void> {
  const prepared = await prepare(situation, join(folder, String(index)), spancost).catch(asError);
  for (const { major, path } of INSTALLED) {
    const service = serviceOf(index, major);
    const ran = prepared instanceof Error ? prepared : run(path, prepared, situation, surroundings(service)).catch(asError);
    outcomes.set(service, await ran);
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

function ranOf(service: string): Ran {
  const outcome = outcomes.get(service) ?? new Error(`${service} was not tried`);
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

const of = (service: string, kept: readonly Received[]): readonly Received[] => kept.filter((each) => each.service === service);

/** One word for all calls of a process; undefined where there are some of each. */
function seenBy(service: string): SeenBy | undefined {
  const seen = new Set(of(service, sink.spans).map(({ scope }) => (scope === NETWORK ? 'network' : 'SDK')));
  return seen.size > 1 ? undefined : ([...seen][0] ?? 'nothing');
}

function copiesOf({ copies, bundle }: Situation): readonly string[] {
  const isBundled = bundle?.external === 'spancost' || bundle?.external === 'nothing';
  return copies ?? [isBundled ? '7.57.0 not loaded' : '7.57.0 instrumented'];
}

test.for(MISSING)(`Node $major is not installed, so nothing is tried on it: ${INSTALL}`, (_program, { skip }) => skip());

describe.each(INSTALLED)('Node $major', ({ major, path }) => {
  test.each(SITUATIONS.map((situation, index) => ({ ...situation, index })))('$group: $name: seen by the $seenBy', (situation) => {
    const service = serviceOf(situation.index, major);
    const { printed, complaints, report } = ranOf(service);
    const { spans = ['chat gpt-5'], told } = situation;
    const costs = of(service, sink.spans).flatMap(({ name, attributes }) =>
      name === 'chat gpt-5' ? [attributes['spancost.cost.exact']] : [],
    );

    expect(of(service, sink.spans).map(({ name }) => name)).toEqual(spans);
    expect(seenBy(service)).toBe(situation.seenBy);
    expect(costs).toEqual(costs.map(() => '0.00325'));
    expect(of(service, sink.events)).toHaveLength(spans.length);
    expect(printed).toBe('1200\n'.repeat(situation.calls ?? costs.length));

    const openai = report.sdks.find(({ sdk }) => sdk === 'openai');
    expect(openai?.copies.map(({ version, state }) => `${version} ${state}`).toSorted()).toEqual(copiesOf(situation));
    expect(report.network.seen.map(({ calls }) => calls)).toEqual(situation.seenBy === 'network' ? [1] : []);
    if (told === undefined) expect(complaints).not.toContain('spancost');
    else expect(complaints).toContain(told);
    // Whatever is not used is not loaded, though it is installed.
    const others = report.sdks.flatMap(({ sdk, copies }) => (sdk === 'openai' ? [] : copies.map(({ state }) => `${sdk} ${state}`)));
    expect(others).toEqual(OTHER_SDKS.map((sdk) => `${sdk} not loaded`));
  });

  test('an application that uses no SDK: no file of the eight that are installed is loaded', async () => {
    const situation: Situation = {
      group: '',
      name: '',
      flags: ['--import', '@spancost/node/register'],
      files: { 'app.mjs': '' },
      seenBy: 'SDK',
    };
    const main = await prepare(situation, join(folder, `none-${major}`), spancost);
    const list = ['openai', ...OTHER_SDKS].map((name) => `/node_modules/${name}/`).join('|');
    const { loaded } = await run(path, main, situation, surroundings(`none-${major}`), { LIST_LOADED: list });
    expect(loaded).toEqual([]);
    const lists = await run(path, main, situation, surroundings(`all-${major}`), {
      LIST_LOADED: '/node_modules/@opentelemetry/api/',
    });
    expect(lists.loaded.length).toBeGreaterThan(0);
  });
});

test.skipIf(MISSING.length > 0)('docs/loading.md says what came of it; vitest -u writes it', async () => {
  const majors = PROGRAMS.map(({ major }) => major);
  const results = SITUATIONS.map((situation, index): Result => {
    const columns = majors.map((major) => [major, seenBy(serviceOf(index, major))] as const);
    return { situation, seenBy: new Map(columns) };
  });
  await expect(loadingPage(results, majors)).toMatchFileSnapshot(PAGE);
});
