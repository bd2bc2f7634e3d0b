import { createRequire } from 'node:module';
import OpenAI7 from 'openai';
import OpenAI6 from 'openai-6';

const require = createRequire(import.meta.url);

/** One major of the SDK, twice: the ES module, which tests instrument, and the CommonJS one, which they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: typeof OpenAI7;
  readonly plain: typeof OpenAI7;
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '7.57', instrumented: OpenAI7, plain: require('openai').OpenAI },
  { version: '6.49', instrumented: OpenAI6 as unknown as typeof OpenAI7, plain: require('openai-6').OpenAI },
];
