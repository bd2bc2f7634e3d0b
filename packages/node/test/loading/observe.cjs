// Runs before the application, in its process: takes the providers' names to this machine, and tells at the end what Spancost knows.
const dns = require('node:dns');
const { writeSync } = require('node:fs');
const { registerHooks } = require('node:module');
const { isMainThread } = require('node:worker_threads');

const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(/^api\.(?:openai|anthropic|groq)\.com$/.test(host) ? '127.0.0.1' : host, ...rest);

// Only where a list is asked for: hooks of the application are none of the usual ways of loading.
const loaded = [];
if (process.env.LIST_LOADED !== undefined) {
  const sdk = new RegExp(process.env.LIST_LOADED);
  registerHooks({
    load(url, context, nextLoad) {
      if (sdk.test(url)) loaded.push(url);
      return nextLoad(url, context);
    },
  });
}

process.once('exit', () => {
  const report = globalThis[Symbol.for('spancost.registration')]?.report();
  if (isMainThread) writeSync(1, `OBSERVED ${JSON.stringify({ report, loaded })}\n`);
});
