import { CACHED, CLAUDE_CACHED, GEMINI_THOUGHTS, PLAIN, QUESTION, REASONING, failing, using } from './usages.mjs';

/** The providers' packages of the AI SDK, at the stand-in. */
function providers({ createOpenAI, createAnthropic, createGoogle }, headers) {
  const settings = { apiKey: 'any', headers };
  const url = process.env.PROVIDERS_URL;
  return {
    openai: createOpenAI({ ...settings, baseURL: `${url}/openai/v1` }),
    anthropic: createAnthropic({ ...settings, baseURL: `${url}/anthropic/v1` }),
    google: createGoogle({ ...settings, baseURL: `${url}/google/v1beta` }),
  };
}

/** Operations of the Vercel AI SDK, by scenario; each takes its modules and how its telemetry is switched on. */
export const AI_SDK = {
  'openai-chat': (sdk) =>
    sdk.ai.generateText({ model: providers(sdk, using(PLAIN)).openai.chat('gpt-4o'), prompt: QUESTION, ...sdk.telemetry() }),
  'openai-cached': (sdk) =>
    sdk.ai.generateText({ model: providers(sdk, using(CACHED)).openai('gpt-5'), prompt: QUESTION, ...sdk.telemetry() }),
  'openai-stream': async (sdk) => {
    const { textStream } = sdk.ai.streamText({
      model: providers(sdk, using(REASONING)).openai.chat('gpt-5'),
      prompt: QUESTION,
      ...sdk.telemetry(),
    });
    for await (const _ of textStream);
  },
  'openai-embeddings': (sdk) =>
    sdk.ai.embed({ model: sdk.embedding(providers(sdk, using({ inputTokens: 12 })).openai), value: 'Paris', ...sdk.telemetry() }),
  'anthropic-cached': (sdk) =>
    sdk.ai.generateText({
      model: providers(sdk, using(CLAUDE_CACHED)).anthropic('claude-sonnet-4-5'),
      prompt: QUESTION,
      ...sdk.telemetry(),
    }),
  'google-thoughts': (sdk) =>
    sdk.ai.generateText({ model: providers(sdk, using(GEMINI_THOUGHTS)).google('gemini-2.5-flash'), prompt: QUESTION, ...sdk.telemetry() }),
  'openai-error': (sdk) =>
    failing(() =>
      sdk.ai.generateText({
        model: providers(sdk, { 'x-scenario': 'error-429' }).openai.chat('gpt-4o'),
        prompt: QUESTION,
        maxRetries: 0,
        ...sdk.telemetry(),
      }),
    ),
};
