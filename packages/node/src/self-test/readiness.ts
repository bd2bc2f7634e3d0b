import { diag } from '@opentelemetry/api';
import type { ModuleWatch } from '@spancost/instrumentation';
import { NotInstrumentedError } from '../errors.ts';
import { lineOf, type SdkReport } from './report.ts';

/**
 * Resolves when the SDKs that were loaded before are instrumented, and those that are required are. A required SDK that is not
 * loaded yet is loaded, so that it is known. Tells OpenTelemetry's diagnostics one line for each SDK.
 *
 * @param required Package names.
 * @returns what rejects with {@link NotInstrumentedError}; whoever does not wait for it is not disturbed
 */
export function readiness(
  modules: Pick<ModuleWatch, 'ready' | 'load'>,
  required: readonly string[],
  report: () => readonly SdkReport[],
): Promise<void> {
  const ready = check(modules, required, report);
  ready.catch((error: unknown) => diag.error(error instanceof Error ? error.message : String(error)));
  return ready;
}

async function check(
  modules: Pick<ModuleWatch, 'ready' | 'load'>,
  required: readonly string[],
  report: () => readonly SdkReport[],
): Promise<void> {
  await modules.ready;
  const isMissing = ({ sdk, status }: SdkReport): boolean => required.includes(sdk) && status !== 'instrumented';
  for (const { sdk } of report().filter(isMissing)) await modules.load(sdk);
  const told = report();
  tell(told);
  const missing = told.filter(isMissing);
  const unknown = required.filter((name) => !told.some(({ sdk }) => sdk === name));
  if (missing.length + unknown.length === 0) return;
  const known = told.map(({ sdk }) => sdk).join(', ');
  throw new NotInstrumentedError(
    [...missing.map(({ sdk }) => sdk), ...unknown],
    [
      ...missing.map(
        (each) => each.problem ?? `${each.sdk} is not installed where ${process.cwd()} or the main script would find it; install it`,
      ),
      ...unknown.map((name) => `there is no instrumentation for ${name}; there are those for ${known}`),
    ],
  );
}

function tell(reports: readonly SdkReport[]): void {
  for (const report of reports) {
    const line = lineOf(report);
    if (line === undefined) continue;
    if (report.problem === undefined) diag.info(`spancost: ${line}`);
    else diag.warn(`spancost: ${line}`);
  }
}
