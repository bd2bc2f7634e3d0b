// An application that asks register() what it knows of itself: before and after a call by fetch, and at its end.
import { diag, DiagConsoleLogger, DiagLogLevel } from '@opentelemetry/api';
import { register } from '@spancost/node';

diag.setLogger(new DiagConsoleLogger(), DiagLogLevel.INFO);
if (process.env.LOADED === 'yes') await import('openai');
const spancost = register(JSON.parse(process.env.OPTIONS ?? '{}'));
const ready = await spancost.ready.then(
  () => 'ready',
  ({ name, code, sdks, message }) => ({ name, code, sdks, message }),
);
if (process.env.OPENAI_BASE_URL !== undefined) {
  const answer = await fetch(`${process.env.OPENAI_BASE_URL}/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer any',
      'content-type': 'application/json',
      'x-usage': JSON.stringify({ inputTokens: 1000, outputTokens: 200 }),
    },
    body: JSON.stringify({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] }),
  });
  await answer.json();
}
await spancost.shutdown();
process.stdout.write(`REPORT ${JSON.stringify({ ready, report: spancost.report() })}\n`);
