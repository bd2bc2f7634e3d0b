import { NotInstrumentedError } from './errors.ts';
import type { Registration, RegisterOptions } from './options.ts';
import { NOT_WATCHED } from './self-test/report.ts';

/** What is returned where nothing was started; where something is required, it is not there. */
export function nothingStarted(required: RegisterOptions['require'], why: string): Registration {
  const isRequired = Array.isArray(required) && required.length > 0;
  const ready = isRequired ? Promise.reject(new NotInstrumentedError(required, [why])) : Promise.resolve();
  // Nobody has to wait for it.
  ready.catch(() => {});
  const report = { isStarted: false, problem: why, sdks: [], network: { isWatched: false, seen: [], notWatched: NOT_WATCHED } };
  return { ready, report: () => report, instrument() {}, forceFlush: async () => {}, shutdown: async () => {} };
}
