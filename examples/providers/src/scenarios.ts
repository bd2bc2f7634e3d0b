import { ApiProblem, type ProblemKind } from './api-problem.ts';

/** What the header `x-scenario` may ask for; README.md says what each does. */
export const SCENARIOS = [
  'error-400',
  'error-401',
  'error-403',
  'error-404',
  'error-429',
  'error-500',
  'error-529',
  'flaky',
  'flaky-429',
  'slow',
  'slow-stream',
  'cut',
  'stall',
  'wrong-model',
  'no-usage',
  'error-in-stream',
  'tool-call',
  'background',
  'continuation',
  'filtered',
  'usage-null',
  'usage-text',
  'usage-negative',
  'usage-absurd',
  'unknown-event',
  'huge',
  'one-chunk',
  'crumbs',
  'half',
  'page',
  'page-502',
] as const;

/** One of {@link SCENARIOS}. */
export type Scenario = (typeof SCENARIOS)[number];

/** The problem that a scenario answers every attempt with. */
export const SCENARIO_PROBLEMS: Readonly<Partial<Record<Scenario, ProblemKind>>> = {
  'error-400': 'invalid_request',
  'error-401': 'authentication',
  'error-403': 'permission',
  'error-404': 'not_found',
  'error-429': 'rate_limit',
  'error-500': 'server_error',
  'error-529': 'overloaded',
};

/** The problem that a scenario answers only the first attempt with. */
export const FLAKY_PROBLEMS: Readonly<Partial<Record<Scenario, ProblemKind>>> = { flaky: 'server_error', 'flaky-429': 'rate_limit' };

/** Scenarios that mean nothing to an answer in one piece. */
const STREAM_ONLY: readonly Scenario[] = ['slow-stream', 'error-in-stream'];

/** The scenario that a header asks for. @throws ApiProblem of kind invalid_request if there is none of that name. */
export function readScenario(header: string | undefined): Scenario | undefined {
  if (header === undefined) return undefined;
  const scenario = SCENARIOS.find((name) => name === header);
  if (scenario === undefined)
    throw new ApiProblem('invalid_request', `x-scenario is ${header}, which is no scenario; take one of ${SCENARIOS.join(', ')}`);
  return scenario;
}

/** @throws ApiProblem of kind invalid_request if the scenario needs a stream and the answer is none. */
export function checkScenario(scenario: Scenario | undefined, isStream: boolean): void {
  if (scenario !== undefined && !isStream && STREAM_ONLY.includes(scenario))
    throw new ApiProblem('invalid_request', `x-scenario ${scenario} changes a stream; ask for one with "stream": true`);
}
