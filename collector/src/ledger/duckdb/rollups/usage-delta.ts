import type { CallStatus, CostBasis } from '@spancost/conventions';
import type { TokenType } from '@spancost/prices';
import type { Usd } from '../../money.ts';

/** What calls are put together by in the rollups. */
export interface UsageDimensions {
  /** Of the call in UTC, counted from 1970. */
  readonly day: number;
  readonly tenant: string | undefined;
  readonly user: string | undefined;
  readonly feature: string | undefined;
  readonly provider: string;
  readonly model: string | undefined;
  readonly operation: string;
  readonly service: string | undefined;
  readonly environment: string | undefined;
  readonly status: CallStatus;
  readonly basis: CostBasis;
}

/** What is added to one group of a rollup; all sums are whole numbers, so that the order of adding does not matter. */
export interface UsageDelta extends UsageDimensions {
  requests: bigint;
  readonly tokens: Record<TokenType | 'reasoning', bigint>;
  /** Of `unpriced` 0, which is not known. */
  cost: Usd;
  durations: bigint;
  durationUs: bigint;
}
