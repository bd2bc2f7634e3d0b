/** `node --require @spancost/node/register`, `require('@spancost/node/register')`: registers at once. */
import { register } from './register.ts';

register();
