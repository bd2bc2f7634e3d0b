import type { GivenModules, Registration } from './options.ts';

const REGISTRATION: unique symbol = Symbol.for('spancost.registration');
const GIVEN: unique symbol = Symbol.for('spancost.given_modules');

/** What all copies of this package in a process share. */
type ProcessWide = typeof globalThis & { [REGISTRATION]?: Registration; [GIVEN]?: GivenModules[] };

/** The one registration of the process; made by the first who asks, because two copies of this package must not start two SDKs. */
export function registrationOr(make: () => Registration): Registration {
  const shared: ProcessWide = globalThis;
  return (shared[REGISTRATION] ??= make());
}

/** The SDKs that were given before there was a registration; they are handed over once. */
export function takeGiven(): readonly GivenModules[] {
  const shared: ProcessWide = globalThis;
  const given = shared[GIVEN] ?? [];
  delete shared[GIVEN];
  return given;
}

/**
 * Instruments SDKs that no loader can see, as those in a bundle, in the file that uses them. Starts nothing: what is given before
 * `register()` waits for it. Doing it twice changes nothing. Never throws.
 *
 * @example
 * import Groq from 'groq-sdk';
 * instrument({ groq: Groq });
 */
export function instrument(modules: GivenModules): void {
  const shared: ProcessWide = globalThis;
  const registration = shared[REGISTRATION];
  if (registration === undefined) (shared[GIVEN] ??= []).push(modules);
  else registration.instrument(modules);
}
