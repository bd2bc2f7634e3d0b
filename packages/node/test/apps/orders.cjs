// The service behind: answers every request with an AI call, and says what it got.
const { register } = require('@spancost/node');
const { spancostExpress } = require('@spancost/node/express');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');

const spancost = register({
  serviceName: 'orders',
  flushOnExit: false,
  ...(process.env.INBOUND === undefined ? {} : { baggage: { inbound: { fields: JSON.parse(process.env.INBOUND) } } }),
  ...(process.env.HTTP === 'instrumented' ? { instrumentations: [new HttpInstrumentation()] } : {}),
});

const http = require('node:http');
const { OpenAI } = require('openai');

const attributed = spancostExpress({ attribution: () => ({ feature: 'orders' }) });

async function answer(request, response) {
  await new OpenAI().chat.completions.create({ model: 'gpt-5', messages: [{ role: 'user', content: 'Hello' }] });
  // What goes on from here by itself, to somebody else.
  if (process.env.NEXT !== undefined) await new Promise((done) => http.get(process.env.NEXT, (next) => next.resume().on('end', done)));
  response.end(JSON.stringify(request.headers.baggage ?? null));
}

async function serve() {
  await spancost.ready;
  const server = http.createServer((request, response) => attributed(request, response, () => void answer(request, response)));
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  process.once('SIGTERM', () => spancost.shutdown().then(() => process.exit(0)));
}

void serve();
