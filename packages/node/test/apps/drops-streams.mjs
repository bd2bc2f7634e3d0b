// A stream that is never read, and one that is read to its second chunk and then kept: the process ends with both open.
import { register } from '@spancost/node';
import OpenAI from 'openai';

const spancost = register();
await spancost.ready;
const openai = new OpenAI();
const request = { model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }], stream: true };
const held = [await openai.chat.completions.create(request), (await openai.chat.completions.create(request))[Symbol.asyncIterator]()];
await held[1].next();
if (process.env.SHUTDOWN === 'yes') await spancost.shutdown();
process.exitCode = held.length === 2 ? 0 : 1;
