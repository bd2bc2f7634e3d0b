import { createRequire } from 'node:module';
import { ANTHROPIC } from '../calls/anthropic.mjs';
import { LANGCHAIN } from '../calls/langchain.mjs';
import { OPENAI } from '../calls/openai.mjs';
import { startTelemetry } from '../telemetry.mjs';
import { langChainModules } from './langchain-modules.mjs';

const require = createRequire(import.meta.url);

/** An agent and a tool in a chain, around two calls. */
const AGENT = {
  agent: async (sdk) => {
    const { traceAgent, traceChain, traceTool } = require('@arizeai/openinference-core');
    const planner = traceAgent(() => OPENAI['openai-chat'](sdk), { name: 'planner' });
    const maps = traceTool(async () => 'a map', { name: 'maps' });
    const travel = traceChain(
      async () => {
        await planner();
        await maps();
        await OPENAI['openai-cached'](sdk);
      },
      { name: 'travel' },
    );
    await travel();
  },
};

/** With an instrumentation that is given the module that it patches. */
function instrumented(pkg, named, sdk, calls, modulesOf) {
  return {
    packages: [pkg, sdk],
    scenarios: Object.keys(calls),
    start: async (scenario) => {
      process.env.ANTHROPIC_OPEN_TELEMETRY = 'false';
      const tracerProvider = startTelemetry();
      const instrumentation = new (require(pkg)[named])();
      instrumentation.setTracerProvider(tracerProvider);
      const modules = await modulesOf(require);
      instrumentation.manuallyInstrument(modules.patched);
      return { call: () => calls[scenario](modules.sdk), flush: () => tracerProvider.shutdown() };
    },
  };
}

function module(name, exported) {
  return (load) => {
    const sdk = load(name);
    return { sdk, patched: exported === undefined ? sdk : sdk[exported] };
  };
}

async function langChain(load) {
  return { sdk: await langChainModules(load), patched: load('@langchain/core/callbacks/manager') };
}

export const OPENINFERENCE = {
  'openinference-js-openai': instrumented(
    '@arizeai/openinference-instrumentation-openai',
    'OpenAIInstrumentation',
    'openai',
    { ...OPENAI, ...AGENT },
    module('openai', 'OpenAI'),
  ),
  'openinference-js-anthropic': instrumented(
    '@arizeai/openinference-instrumentation-anthropic',
    'AnthropicInstrumentation',
    '@anthropic-ai/sdk',
    ANTHROPIC,
    module('@anthropic-ai/sdk', 'Anthropic'),
  ),
  'openinference-js-langchain': instrumented(
    '@arizeai/openinference-instrumentation-langchain',
    'LangChainInstrumentation',
    '@langchain/core',
    LANGCHAIN,
    langChain,
  ),
};
