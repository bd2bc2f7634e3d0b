import { createRequire } from 'node:module';
import type * as cohere from 'cohere-ai';
import { freshCopy } from '../fresh-copy.ts';

const require = createRequire(import.meta.url);

/** A copy of the SDK. */
export type Sdk = Pick<typeof cohere, 'CohereClient' | 'CohereClientV2'>;

/** One major of the SDK, which is CommonJS only, twice: tests instrument one copy and leave the other alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

function copiesOf(version: string, main: string): SdkCopies {
  return { version, instrumented: freshCopy(main) as Sdk, plain: freshCopy(main) as Sdk };
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  copiesOf('8.1', require.resolve('cohere-ai')),
  copiesOf('7.21', require.resolve('cohere-ai-7')),
];
