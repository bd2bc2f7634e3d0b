import type * as cohere from 'cohere-ai';
import { freshCopy } from '../fresh-copy.ts';

/** A copy of the SDK. */
export type Sdk = Pick<typeof cohere, 'CohereClient' | 'CohereClientV2'>;

/** One major of the SDK, which is CommonJS only, twice: tests instrument one copy and leave the other alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

function copiesOf(version: string, name: string): SdkCopies {
  return { version, instrumented: freshCopy(name) as Sdk, plain: freshCopy(name) as Sdk };
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [copiesOf('8.1', 'cohere-ai'), copiesOf('7.21', 'cohere-ai-7')];
