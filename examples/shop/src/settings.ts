/** How much the shop does, from its environment. */
export interface Settings {
  readonly calls: number;
  readonly concurrency: number;
  readonly seed: number;
}

/** A setting that is missing or wrong; the message says which, and what to set. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const ADDRESSES = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'] as const;

/**
 * The settings of an environment: SHOP_CALLS (200), SHOP_CONCURRENCY (8) and SHOP_SEED (1). Addresses and keys are read by
 * the providers' SDKs themselves; that the addresses are there is checked so that nobody pays for a demo by accident.
 *
 * @throws SettingsError
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): Settings {
  for (const name of ADDRESSES) {
    if (environment[name] === undefined || environment[name] === '')
      throw new SettingsError(
        `${name} is not set; set it to the stand-in of examples/providers, or to the provider's address to spend real money`,
      );
  }
  return {
    calls: wholeNumber(environment, 'SHOP_CALLS', 200),
    concurrency: wholeNumber(environment, 'SHOP_CONCURRENCY', 8),
    seed: wholeNumber(environment, 'SHOP_SEED', 1),
  };
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, otherwise: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new SettingsError(`${name} is ${text}; set it to a whole number from 1`);
  return value;
}
