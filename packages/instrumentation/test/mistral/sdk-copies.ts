import { createRequire } from 'node:module';
import * as mistral2 from '@mistralai/mistralai';
import { freshCopy } from '../fresh-copy.ts';
import { freshModule } from '../fresh-module.ts';

const require = createRequire(import.meta.url);
const first = require.resolve('mistralai-1');

/** A copy of the SDK. */
export type Sdk = Pick<typeof mistral2, 'Mistral'>;

/** One major of the SDK, twice: tests instrument one copy and leave the other alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

/** The two newest majors: ES modules, and before them CommonJS. The types are those of the newer: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '2.7', instrumented: mistral2, plain: (await freshModule('@mistralai/mistralai')) as Sdk },
  { version: '1.15', instrumented: freshCopy(first) as Sdk, plain: freshCopy(first) as Sdk },
];
