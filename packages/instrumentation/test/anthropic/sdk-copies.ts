import { createRequire } from 'node:module';
import Anthropic1 from '@anthropic-ai/sdk';
import Anthropic0 from 'anthropic-sdk-0';

const require = createRequire(import.meta.url);

/** One major of the SDK, twice: the ES module, which tests instrument, and the CommonJS one, which they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: typeof Anthropic1;
  readonly plain: typeof Anthropic1;
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '1.12', instrumented: Anthropic1, plain: require('@anthropic-ai/sdk').Anthropic },
  { version: '0.137', instrumented: Anthropic0 as unknown as typeof Anthropic1, plain: require('anthropic-sdk-0').Anthropic },
];
