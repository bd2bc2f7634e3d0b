import { createRequire } from 'node:module';
import * as ollama6 from 'ollama';
import * as ollama5 from 'ollama-0-5';

const require = createRequire(import.meta.url);

/** A copy of the SDK. */
export type Sdk = Pick<typeof ollama6, 'Ollama'>;

/** One version of the SDK, twice: the ES module, which tests instrument, and the CommonJS one, which they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

/** The two newest minors; there is no major yet. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '0.6', instrumented: ollama6, plain: require('ollama') },
  { version: '0.5', instrumented: ollama5 as unknown as Sdk, plain: require('ollama-0-5') },
];
