import type { CallProblem, SentCall } from '@spancost/api';
import type { z } from 'zod';
import type { LimitsConfig } from '../../../config/config.ts';
import type { Steps } from '../../../scheduling/in-slices.ts';
import type { PossibleTimes } from '../../../pipeline/impossible-origin.ts';
import type { Report } from '../../../pipeline/report.ts';
import { problemsOfCall } from './call-problems.ts';
import { toReport } from './to-report.ts';

/** A call of a request, read: what it reports, or what is wrong with it. */
export interface ReadCall {
  readonly id: string | null;
  readonly read: Report | readonly CallProblem[];
}

export interface ReadCallsOptions {
  readonly schema: z.ZodType<SentCall>;
  /** What the request is known by: with their places, what its calls without an id are. */
  readonly key: string;
  readonly limits: Pick<LimitsConfig, 'clockToleranceMs'> & Pick<PossibleTimes, 'keptFrom'>;
  /** Of calls that do not say. */
  readonly environment?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The calls of a request, one a step. */
export function* readCalls(
  sent: readonly unknown[],
  { schema, key, limits, environment, now }: ReadCallsOptions,
): Steps<readonly ReadCall[]> {
  const calls: ReadCall[] = [];
  for (const [index, each] of sent.entries()) {
    const { success, data, error } = schema.safeParse(each);
    const options = {
      now,
      clockToleranceMs: limits.clockToleranceMs,
      keptFrom: limits.keptFrom,
      ...(environment === undefined ? {} : { environment }),
      key: `${key}#${index}`,
    };
    calls.push({ id: idOf(each), read: success ? toReport(data, options) : problemsOfCall(error.issues) });
    yield false;
  }
  return calls;
}

/** Whether a call that was sent could be read; else it is what is wrong with it. */
export function isReport(read: ReadCall['read']): read is Report {
  return !Array.isArray(read);
}

function idOf(sent: unknown): string | null {
  const id = typeof sent === 'object' && sent !== null && Object.hasOwn(sent, 'id') ? (sent as { readonly id: unknown }).id : undefined;
  return typeof id === 'string' ? id.slice(0, 256) : null;
}
