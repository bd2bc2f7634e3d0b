import type { Run } from './driver.ts';

/** What a span tells of what its call used: both sides, what came first in the stream, one side, nothing, or what cannot be true. */
type UsageTold = 'complete' | 'begun' | 'partial' | 'absent' | 'wrong';

/** What the spans of a scenario are to say. Whatever is said, each of them has ended, once. */
export interface Told {
  /** What each says of its usage, in the order of their ends; one span unless it is a list. */
  readonly usage: UsageTold | readonly UsageTold[];
  /**
   * Whether the call failed; with a status where the provider answered with one. `as seen` is whether the SDK threw at its user:
   * what a bad answer is to an SDK is the SDK's to say. A list is for each span.
   */
  readonly failed?: boolean | number | 'as seen' | readonly boolean[];
  /** Whether the finish reason is that the stream broke off; of a stream that nobody saw there is none. */
  readonly cut?: boolean;
  /** The span ends when nobody holds the answer any more. */
  readonly collected?: boolean;
}

/** One row of the matrix. */
export interface Scenario {
  readonly group: string;
  readonly name: string;
  readonly told: Told;
  /** Telemetry is broken in it, so that what its spans say is nothing to go by. */
  readonly breaks?: boolean;
  /** What to do with any SDK; missing where each SDK has a way of its own, or none. */
  readonly run?: Run;
}
