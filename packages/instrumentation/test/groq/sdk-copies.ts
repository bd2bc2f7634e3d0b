import { createRequire } from 'node:module';
import Groq1 from 'groq-sdk';
import Groq0 from 'groq-sdk-0';

const require = createRequire(import.meta.url);

/** One major of the SDK, twice: the ES module, which tests instrument, and the CommonJS one, which they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: typeof Groq1;
  readonly plain: typeof Groq1;
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '1.6', instrumented: Groq1, plain: require('groq-sdk').Groq },
  { version: '0.37', instrumented: Groq0 as unknown as typeof Groq1, plain: require('groq-sdk-0').Groq },
];
