import { createRequire } from 'node:module';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { BEDROCK } from '../calls/bedrock.mjs';
import { OPENAI } from '../calls/openai.mjs';
import { startTelemetry } from '../telemetry.mjs';

const require = createRequire(import.meta.url);

/** With an official instrumentation, whose class is `named` in its package. */
function instrumented(pkg, named, sdk, calls) {
  return {
    packages: [pkg, sdk],
    scenarios: Object.keys(calls),
    start: async (scenario) => {
      const tracerProvider = startTelemetry();
      registerInstrumentations({ tracerProvider, instrumentations: [new (require(pkg)[named])()] });
      const module = require(sdk);
      return { call: () => calls[scenario](module), flush: () => tracerProvider.shutdown() };
    },
  };
}

export const OPENTELEMETRY = {
  'opentelemetry-js-openai': instrumented('@opentelemetry/instrumentation-openai', 'OpenAIInstrumentation', 'openai', OPENAI),
  'opentelemetry-js-openai-0.5': instrumented('instrumentation-openai-0-5', 'OpenAIInstrumentation', 'openai', OPENAI),
  'opentelemetry-js-aws': instrumented(
    '@opentelemetry/instrumentation-aws-sdk',
    'AwsInstrumentation',
    '@aws-sdk/client-bedrock-runtime',
    BEDROCK,
  ),
};
