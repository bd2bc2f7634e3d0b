import type { SdkCopy, SdkSighting } from '@spancost/instrumentation';
import type { NetworkCalls } from './network-calls.ts';
import { problemOf } from './problem-of.ts';

/** What `register()` knows of itself. */
export interface Report {
  /** False where `register()` started nothing: disabled, failed, or because another OpenTelemetry SDK is registered. */
  readonly isStarted: boolean;
  /** Why nothing was started, and what to do. */
  readonly problem?: string;
  readonly sdks: readonly SdkReport[];
  readonly network: {
    readonly isWatched: boolean;
    /** Calls that no instrumented SDK was above, by provider and host. */
    readonly seen: readonly NetworkCalls[];
    /** Ways out of the process that are not watched: calls that no instrumented SDK makes by them are not known. */
    readonly notWatched: readonly string[];
  };
}

/** What the network is not watched for: `fetch` and undici are, in every copy. */
export const NOT_WATCHED: readonly string[] = ['node:http', 'node:https', 'node:http2', 'WebSocket'];

/** One SDK that there is an instrumentation for. */
export interface SdkReport {
  /** Name of its package. */
  readonly sdk: string;
  /** `instrumented`: each copy that is loaded. `partly`: some of them. `not loaded`: it will be instrumented when it is. */
  readonly status: 'instrumented' | 'partly instrumented' | 'not instrumented' | 'not loaded' | 'not installed';
  /** The versions that are instrumented. */
  readonly supported: string | undefined;
  /** Those that were found on disk or loaded. */
  readonly copies: readonly SdkCopy[];
  /** Whether it was given to `register({ modules })` and instrumented there. */
  readonly isGiven: boolean;
  /** What is not instrumented, why, and what to do; undefined where nothing is wrong. */
  readonly problem?: string;
}

/** What is to be told of an SDK. @param isGiven Whether the application gave it to `register()`. */
export function sdkReportOf({ sdk, supported, copies }: SdkSighting, isGiven: boolean): SdkReport {
  const problems = copies.flatMap((copy) => problemOf(sdk, copy, supported) ?? []);
  const report = { sdk, supported, copies, isGiven };
  const isSeen = isGiven || copies.some(({ state }) => state === 'instrumented');
  if (problems.length > 0) return { ...report, status: isSeen ? 'partly instrumented' : 'not instrumented', problem: problems.join('; ') };
  if (isSeen) return { ...report, status: 'instrumented' };
  return { ...report, status: copies.length > 0 ? 'not loaded' : 'not installed' };
}

/** One line about an SDK with which nothing is wrong; undefined for one that the application does not have. */
export function lineOf({ sdk, status, copies, isGiven }: SdkReport): string | undefined {
  if (status === 'not installed') return undefined;
  const versions = [...new Set(copies.map(({ version }) => version))].join(', ');
  const given = isGiven ? ' (given to register)' : '';
  return `${sdk}${versions === '' ? '' : ` ${versions}`} is ${status}${status === 'not loaded' ? ' yet' : ''}${given}`;
}
