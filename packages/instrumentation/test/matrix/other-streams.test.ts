import { setTimeout as sleep } from 'node:timers/promises';
import { startProviders, type ProvidersServer } from '@spancost/example-providers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thrownBy } from '../all-of.ts';
import { recordSpans } from '../recorded-spans.ts';
import { spanMade } from './column.ts';
import type { Bench, Driver } from './driver.ts';
import { expectedSpans, saidBy } from './expected-spans.ts';
import { OTHER_STREAMS, type OtherStream } from './other-streams.ts';
import { SCENARIOS } from './scenarios.ts';
import { STAINLESS_RUNS } from './sdks/stainless.ts';
import { verdictsOf } from './span-verdict.ts';
import { spansEnded } from './spans-ended.ts';

const spans = recordSpans();
let providers: ProvidersServer;

beforeAll(async () => {
  providers = await startProviders({ slowMs: 600, eventDelayMs: 10 });
  for (const { sdk, copy } of OTHER_STREAMS) {
    const instrumentation = await sdk.instrumentation();
    instrumentation.setTracerProvider(spans.provider);
    expect(instrumentation.manuallyInstrument(copy)).toBe(true);
  }
});
afterAll(() => providers.close());

/** The scenarios of streams that this one has. */
const scenariosOf = ({ sdk, version }: OtherStream) =>
  SCENARIOS.filter(({ group }) => group === 'Streams').flatMap((scenario) => {
    const major = sdk.majors.find((candidate) => candidate.version === version) ?? expect.unreachable();
    const stainless = sdk.name === 'openai' ? Object.entries(STAINLESS_RUNS).find(([name]) => name === scenario.name)?.[1] : undefined;
    // What the SDK does in its own way in the matrix it does with that stream only.
    const run = (stainless ?? scenario.run) as ((driver: Driver, bench: Bench) => PromiseLike<unknown>) | undefined;
    return run === undefined || sdk.reasonAgainst(scenario, major) !== undefined ? [] : [{ ...scenario, run }];
  });

describe.each(OTHER_STREAMS)('$name, of $sdk.name $version', (stream) => {
  const { sdk, version, firstEvent, open } = stream;

  test.each(scenariosOf(stream))('$name: its span ends once, and says so', async (scenario) => {
    const { name, run } = scenario;
    const before = spans.open();
    const driver: Driver = { ask: () => expect.unreachable('it is about streams'), open: open(providers.url) };
    const bench: Bench = { older: driver, settled: () => sleep(100), whileBroken: (_kind, act) => act() };
    await thrownBy(run(driver, bench));
    await spansEnded(spans, before);
    expect(spans.open()).toBe(before);
    const expected = expectedSpans({ ...sdk, firstEvent }, { ...sdk.toldOf(scenario, version), ...stream.told?.[name] }, undefined);
    const verdicts = verdictsOf(spans.take().map(spanMade));
    expect(verdicts.map((verdict, at) => saidBy(verdict, expected[at]))).toEqual(expected);
  });
});
