import { createRequire } from 'node:module';
import * as genai3 from '@google/genai';
import * as genai2 from 'google-genai-2';

const require = createRequire(import.meta.url);

/** A copy of the SDK. */
export type Sdk = Pick<typeof genai3, 'GoogleGenAI' | 'Models'>;

/** One major of the SDK, twice: the ES module, which tests instrument, and the CommonJS one, which they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

/** The two newest majors. The types are those of the newer one: what the tests call is in both. */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '3.1', instrumented: genai3, plain: require('@google/genai') },
  { version: '2.32', instrumented: genai2 as unknown as Sdk, plain: require('google-genai-2') },
];
