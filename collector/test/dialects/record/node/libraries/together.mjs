import { createRequire } from 'node:module';
import { ANTHROPIC } from '../calls/anthropic.mjs';
import { LANGCHAIN } from '../calls/langchain.mjs';
import { startTelemetry } from '../telemetry.mjs';
import { langChainModules } from './langchain-modules.mjs';

const require = createRequire(import.meta.url);

function instrumentation(pkg, named, tracerProvider, patched) {
  const made = new (require(pkg)[named])();
  made.setTracerProvider(tracerProvider);
  if (patched !== undefined) made.manuallyInstrument(patched);
  else for (const definition of made.getModuleDefinitions()) definition.patch?.(require(definition.name));
}

/** A framework above the SDK of the provider, with a library for each. */
function layered(packages, instrument, upper) {
  return {
    packages,
    scenarios: Object.keys(LANGCHAIN),
    start: async (scenario) => {
      const tracerProvider = startTelemetry();
      instrument(tracerProvider);
      upper(tracerProvider);
      const modules = await langChainModules(require);
      return { call: () => LANGCHAIN[scenario](modules), flush: () => tracerProvider.shutdown() };
    },
  };
}

const OPENAI = 'OpenAIInstrumentation';
const LANG = 'LangChainInstrumentation';

/** Several libraries in one application, which all tell of the same calls. */
export const TOGETHER = {
  'openinference-js-langchain-and-openai': layered(
    ['@arizeai/openinference-instrumentation-langchain', '@arizeai/openinference-instrumentation-openai', '@langchain/core', 'openai'],
    (provider) => instrumentation('@arizeai/openinference-instrumentation-openai', OPENAI, provider, require('openai').OpenAI),
    (provider) =>
      instrumentation('@arizeai/openinference-instrumentation-langchain', LANG, provider, require('@langchain/core/callbacks/manager')),
  ),
  'openllmetry-js-langchain-and-openai': layered(
    ['@traceloop/instrumentation-langchain', '@traceloop/instrumentation-openai', '@langchain/core', 'openai'],
    (provider) => instrumentation('@traceloop/instrumentation-openai', OPENAI, provider, require('openai').OpenAI),
    (provider) =>
      instrumentation('@traceloop/instrumentation-langchain', LANG, provider, {
        callbackManagerModule: require('@langchain/core/callbacks/manager'),
      }),
  ),
  'openllmetry-js-above-anthropic-sdk': {
    packages: ['@traceloop/instrumentation-anthropic', 'anthropic-sdk-0'],
    scenarios: Object.keys(ANTHROPIC),
    start: async (scenario) => {
      const tracerProvider = startTelemetry();
      const sdk = require('anthropic-sdk-0');
      instrumentation('@traceloop/instrumentation-anthropic', 'AnthropicInstrumentation', tracerProvider, sdk);
      return { call: () => ANTHROPIC[scenario](sdk), flush: () => tracerProvider.shutdown() };
    },
  },
};
