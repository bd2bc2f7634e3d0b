import { createRequire } from 'node:module';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { ANTHROPIC } from '../calls/anthropic.mjs';
import { BEDROCK } from '../calls/bedrock.mjs';
import { COHERE } from '../calls/cohere.mjs';
import { GOOGLE } from '../calls/google.mjs';
import { LANGCHAIN } from '../calls/langchain.mjs';
import { OPENAI } from '../calls/openai.mjs';
import { langChainModules } from './langchain-modules.mjs';

const require = createRequire(import.meta.url);

/** An agent and a tool in a workflow, around two calls. */
const WORKFLOW = {
  workflow: async (sdk, traceloop) => {
    await traceloop.withWorkflow({ name: 'travel' }, async () => {
      await traceloop.withAgent({ name: 'planner' }, () => OPENAI['openai-chat'](sdk));
      await traceloop.withTool({ name: 'maps' }, async () => 'a map');
      await traceloop.withTask({ name: 'summary' }, () => OPENAI['openai-cached'](sdk));
    });
  },
};

/** With Traceloop's SDK, which is given the modules that it patches. */
function traced(pkg, sdk, calls, modulesOf) {
  return {
    packages: ['@traceloop/node-server-sdk', pkg, sdk],
    scenarios: Object.keys(calls),
    start: async (scenario) => {
      // Else the SDK of Anthropic writes spans of its own beside Traceloop's.
      process.env.ANTHROPIC_OPEN_TELEMETRY = 'false';
      const traceloop = require('@traceloop/node-server-sdk');
      const modules = await modulesOf(require);
      traceloop.initialize({
        appName: 'recorded',
        disableBatch: true,
        silenceInitializationMessage: true,
        traceloopSyncEnabled: false,
        exporter: new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }),
        instrumentModules: modules.instrumented,
      });
      return { call: () => calls[scenario](modules.sdk, traceloop), flush: () => traceloop.forceFlush() };
    },
  };
}

const alone = (name, sdk) => (load) => ({ sdk: load(sdk), instrumented: { [name]: load(sdk) } });

function openai(load) {
  const sdk = load('openai');
  return { sdk, instrumented: { openAI: sdk.OpenAI } };
}

/** A namespace, which its instrumentation changes. */
function google(load) {
  const sdk = { ...load('@google/genai') };
  return { sdk, instrumented: { google_genai: sdk } };
}

async function langChain(load) {
  return { sdk: await langChainModules(load), instrumented: { langchain: true } };
}

export const OPENLLMETRY = {
  'openllmetry-js-openai': traced('@traceloop/instrumentation-openai', 'openai', { ...OPENAI, ...WORKFLOW }, openai),
  'openllmetry-js-anthropic': traced(
    '@traceloop/instrumentation-anthropic',
    'anthropic-sdk-0',
    ANTHROPIC,
    alone('anthropic', 'anthropic-sdk-0'),
  ),
  'openllmetry-js-bedrock': traced(
    '@traceloop/instrumentation-bedrock',
    '@aws-sdk/client-bedrock-runtime',
    BEDROCK,
    alone('bedrock', '@aws-sdk/client-bedrock-runtime'),
  ),
  'openllmetry-js-cohere': traced('@traceloop/instrumentation-cohere', 'cohere-ai', COHERE, alone('cohere', 'cohere-ai')),
  'openllmetry-js-google': traced('@traceloop/instrumentation-google-generativeai', '@google/genai', GOOGLE, google),
  'openllmetry-js-langchain': traced('@traceloop/instrumentation-langchain', '@langchain/core', LANGCHAIN, langChain),
};
