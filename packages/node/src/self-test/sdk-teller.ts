import { diag } from '@opentelemetry/api';
import type { SdkSighting } from '@spancost/instrumentation';
import { problemOf } from './problem-of.ts';
import { lineOf, type SdkReport } from './report.ts';

/** Tells OpenTelemetry's diagnostics of the SDKs: what is well as information, what is not as a warning, each problem once. */
export class SdkTeller {
  readonly #told: Set<string> = new Set();

  /** One line for each SDK that the application has. */
  tell(reports: readonly SdkReport[]): void {
    for (const report of reports) {
      const line = lineOf(report);
      if (report.problem !== undefined) this.tellProblems(report);
      else if (line !== undefined) diag.info(`spancost: ${line}`);
    }
  }

  /** What is wrong with the copies of an SDK, as they are seen. */
  tellProblems({ sdk, supported, copies }: SdkSighting): void {
    for (const copy of copies) {
      const problem = problemOf(sdk, copy, supported);
      if (problem === undefined || this.#told.has(problem)) continue;
      this.#told.add(problem);
      diag.warn(`spancost: ${problem}`);
    }
  }
}
