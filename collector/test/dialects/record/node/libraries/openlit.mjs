import { createRequire } from 'node:module';
import { ANTHROPIC } from '../calls/anthropic.mjs';
import { BEDROCK } from '../calls/bedrock.mjs';
import { GOOGLE_LEGACY } from '../calls/google-legacy.mjs';
import { OPENAI } from '../calls/openai.mjs';

const require = createRequire(import.meta.url);

/** gpt-5 in the form of OpenLIT's price list: without one it would fetch its own from the network. */
const PRICES = JSON.stringify({ chat: { 'gpt-5': { promptPrice: 0.00125, completionPrice: 0.01 } } });

/** With `Openlit.init`, which makes a tracer provider and an exporter of its own and patches what is required after it. */
function instrumented(sdk, calls) {
  return {
    packages: ['openlit', sdk],
    scenarios: Object.keys(calls),
    start: async (scenario) => {
      process.env.ANTHROPIC_OPEN_TELEMETRY = 'false';
      const { Openlit } = require('openlit');
      Openlit.init({
        applicationName: 'recorded',
        otlpEndpoint: process.env.OTLP_URL,
        disableBatch: true,
        disableMetrics: true,
        disableEvents: true,
        pricingJson: PRICES,
      });
      const module = require(sdk);
      const { trace } = require('@opentelemetry/api');
      return { call: () => calls[scenario](module), flush: () => trace.getTracerProvider().getDelegate().forceFlush() };
    },
  };
}

export const OPENLIT = {
  'openlit-js-openai': instrumented('openai', OPENAI),
  'openlit-js-anthropic': instrumented('@anthropic-ai/sdk', ANTHROPIC),
  'openlit-js-google': instrumented('@google/generative-ai', GOOGLE_LEGACY),
  'openlit-js-bedrock': instrumented('@aws-sdk/client-bedrock-runtime', BEDROCK),
};
