import { thrownBy } from '../all-of.ts';
import { BROKEN_TELEMETRY } from '../broken-telemetry.ts';
import type { Driver } from './driver.ts';
import type { Scenario } from './scenario.ts';
import { eventsOf, STREAM_RUNS } from './stream-runs.ts';

async function calls(driver: Driver): Promise<unknown> {
  return [
    await driver.ask(),
    await eventsOf(driver.open()),
    await STREAM_RUNS.left(driver),
    await thrownBy(driver.ask({ scenario: 'error-429' })),
  ];
}

/** Calls while telemetry is broken in each way. Twice, so that a failure that is told anew at each call would be seen. */
export const BROKEN_SCENARIOS: readonly Omit<Scenario, 'group'>[] = BROKEN_TELEMETRY.map(([name]) => ({
  name,
  told: { usage: [] },
  breaks: true,
  run: (driver, { whileBroken }) => whileBroken(name, async () => [await calls(driver), await calls(driver)]),
}));
