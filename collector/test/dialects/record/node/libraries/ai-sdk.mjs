import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { AI_SDK } from '../calls/ai-sdk.mjs';
import { startTelemetry } from '../telemetry.mjs';

/** Modules of one major version of the AI SDK, and what switches its telemetry on. */
async function modules({ ai, openai, anthropic, google, telemetry }) {
  const google_ = await import(google);
  return {
    ai: await import(ai),
    createOpenAI: (await import(openai)).createOpenAI,
    createAnthropic: (await import(anthropic)).createAnthropic,
    createGoogle: google_.createGoogleGenerativeAI ?? google_.createGoogle,
    embedding: (provider) => (provider.textEmbedding ?? provider.embedding)('text-embedding-3-small'),
    telemetry: await telemetry(),
  };
}

const byFlag = async () => () => ({ experimental_telemetry: { isEnabled: true, functionId: 'recorded' } });

async function byIntegration() {
  const { OpenTelemetry } = await import('@ai-sdk/otel');
  return () => ({ telemetry: { integrations: [new OpenTelemetry()], functionId: 'recorded' } });
}

const VERSIONS = {
  5: { ai: 'ai-5', openai: 'ai-sdk-openai-2', anthropic: 'ai-sdk-anthropic-2', google: 'ai-sdk-google-2', telemetry: byFlag },
  6: { ai: 'ai-6', openai: 'ai-sdk-openai-3', anthropic: 'ai-sdk-anthropic-3', google: 'ai-sdk-google-3', telemetry: byFlag },
  7: { ai: 'ai', openai: '@ai-sdk/openai', anthropic: '@ai-sdk/anthropic', google: '@ai-sdk/google', telemetry: byIntegration },
};

function version(major, { also = [], makeProcessor } = {}) {
  const used = VERSIONS[major];
  return {
    packages: [used.ai, used.openai, used.anthropic, used.google, ...(major === 7 ? ['@ai-sdk/otel'] : []), ...also],
    scenarios: Object.keys(AI_SDK),
    start: async (scenario) => {
      const tracerProvider = startTelemetry(await makeProcessor?.());
      const sdk = await modules(used);
      return { call: () => AI_SDK[scenario](sdk), flush: () => tracerProvider.shutdown() };
    },
  };
}

/** OpenInference's processor adds its attributes to the spans of the AI SDK. */
async function openInferenceProcessor() {
  const { OpenInferenceSimpleSpanProcessor } = await import('@arizeai/openinference-vercel');
  return (exporter) => {
    // It keeps the exporter where an older SDK had it; what it adds stays on the span.
    const added = new OpenInferenceSimpleSpanProcessor({ exporter: { export: (_, done) => done({ code: 0 }), shutdown: async () => {} } });
    const exported = new SimpleSpanProcessor({ exporter });
    return {
      onStart: (span, parent) => added.onStart(span, parent),
      onEnd(span) {
        added.onEnd(span);
        exported.onEnd(span);
      },
      forceFlush: () => exported.forceFlush(),
      shutdown: () => exported.shutdown(),
    };
  };
}

export const AI_SDKS = {
  'ai-sdk-5': version(5),
  'ai-sdk-6': version(6),
  'ai-sdk-7': version(7),
  'openinference-js-vercel': version(7, { also: ['@arizeai/openinference-vercel'], makeProcessor: openInferenceProcessor }),
};
