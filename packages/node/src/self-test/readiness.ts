import { diag } from '@opentelemetry/api';
import type { ModuleWatch } from '@spancost/instrumentation';
import { NotInstrumentedError } from '../errors.ts';
import { HOW_TO_GIVE } from '../how-to-give.ts';
import type { SdkReport } from './report.ts';
import type { SdkTeller } from './sdk-teller.ts';

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
  teller: SdkTeller,
): Promise<void> {
  const ready = check(modules, required, report, teller);
  ready.catch((error: unknown) => diag.error(error instanceof Error ? error.message : String(error)));
  return ready;
}

async function check(
  modules: Pick<ModuleWatch, 'ready' | 'load'>,
  required: readonly string[],
  report: () => readonly SdkReport[],
  teller: SdkTeller,
): Promise<void> {
  await modules.ready;
  const isMissing = ({ sdk, status }: SdkReport): boolean => required.includes(sdk) && status !== 'instrumented';
  for (const { sdk } of report().filter(isMissing)) await modules.load(sdk);
  const told = report();
  teller.tell(told);
  const missing = told.filter(isMissing);
  const unknown = required.filter((name) => !told.some(({ sdk }) => sdk === name));
  if (missing.length + unknown.length === 0) return;
  const known = told.map(({ sdk }) => sdk).join(', ');
  throw new NotInstrumentedError(
    [...missing.map(({ sdk }) => sdk), ...unknown],
    [
      ...missing.map((each) => each.problem ?? notFound(each.sdk)),
      ...unknown.map((name) => `there is no instrumentation for ${name}; there are those for ${known}`),
    ],
  );
}

/** In a bundle it is not found either. */
function notFound(sdk: string): string {
  const given = Object.values(HOW_TO_GIVE).find(({ imports }) => imports.endsWith(`'${sdk}'`));
  const byHand = given === undefined ? '' : `, or, where it is in a bundle, ${given.imports} and register({ modules: ${given.modules} })`;
  return `${sdk} is not installed where ${process.cwd()} or the main script would find it; install it${byHand}`;
}
