import { GEMINI_THOUGHTS, PLAIN, QUESTION, failing, readAll, using } from './usages.mjs';

function model(sdk, headers) {
  const options = { baseUrl: `${process.env.PROVIDERS_URL}/google`, customHeaders: headers };
  return new sdk.GoogleGenerativeAI('any').getGenerativeModel({ model: 'gemini-2.5-flash' }, options);
}

/** Calls of `@google/generative-ai`, the SDK before the Google GenAI SDK, by scenario; each takes the module. */
export const GOOGLE_LEGACY = {
  'google-chat': (sdk) => model(sdk, using(PLAIN)).generateContent(QUESTION),
  'google-thoughts': (sdk) => model(sdk, using(GEMINI_THOUGHTS)).generateContent(QUESTION),
  'google-stream': async (sdk) => readAll((await model(sdk, using(GEMINI_THOUGHTS)).generateContentStream(QUESTION)).stream),
  'google-error': (sdk) => failing(() => model(sdk, { 'x-scenario': 'error-429' }).generateContent(QUESTION)),
};
