/**
 * `node --import @spancost/node/register`, or `import '@spancost/node/register'` before anything else: registers, and
 * holds the program until SDKs that were linked before it are instrumented too.
 */
import { register } from './register.ts';

await register().ready;
