import { ANTHROPIC } from '../calls/anthropic.mjs';
import { startTelemetry } from '../telemetry.mjs';

/** The SDK of Anthropic writes spans by itself where there is a tracer provider. */
export const ANTHROPIC_SDK = {
  'anthropic-sdk-js': {
    packages: ['@anthropic-ai/sdk'],
    scenarios: Object.keys(ANTHROPIC),
    start: async (scenario) => {
      const tracerProvider = startTelemetry();
      const sdk = await import('@anthropic-ai/sdk');
      return { call: () => ANTHROPIC[scenario](sdk), flush: () => tracerProvider.shutdown() };
    },
  },
};
