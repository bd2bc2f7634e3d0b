import * as newest from '@aws-sdk/client-bedrock-runtime';
import { createRequire } from 'node:module';
import { freshCopy } from '../fresh-copy.ts';

const require = createRequire(import.meta.url);

/** A copy of the SDK. */
export type Sdk = typeof newest;

/** One version of the SDK, twice: a copy that tests instrument, and one that they leave alone. */
export interface SdkCopies {
  readonly version: string;
  readonly instrumented: Sdk;
  readonly plain: Sdk;
}

/**
 * The SDK has had one major since 2020: the newest version, and one from before its answers were read by schemas. The types are
 * those of the newest: what the tests call is in both. Node loads only CommonJS of it, so that a second copy is loaded anew.
 */
export const SDK_COPIES: readonly SdkCopies[] = [
  { version: '3.1163', instrumented: newest, plain: freshCopy('@aws-sdk/client-bedrock-runtime') as Sdk },
  { version: '3.848', instrumented: require('bedrock-runtime-3-848'), plain: freshCopy('bedrock-runtime-3-848') as Sdk },
];
