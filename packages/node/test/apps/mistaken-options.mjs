// Options that make no sense, as a caller without types may pass them: the application must start all the same.
import { diag, DiagConsoleLogger, DiagLogLevel } from '@opentelemetry/api';
import { register } from '@spancost/node';
import OpenAI from 'openai';

diag.setLogger(new DiagConsoleLogger(), DiagLogLevel.ERROR);
const spancost = register(JSON.parse(process.env.OPTIONS));
await spancost.ready;
const answer = await new OpenAI().chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] });
await spancost.shutdown();
console.log(answer.object);
