import fc from 'fast-check';

/**
 * In CI properties are tried with the same inputs each time, so that it says the same of the same commit. Elsewhere each run tries
 * others; a failure prints its seed, and `SPANCOST_FUZZ_SEED` is one that is to be tried again.
 */
const seed = process.env['SPANCOST_FUZZ_SEED'] ?? (process.env['CI'] === undefined ? undefined : '20261122');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
