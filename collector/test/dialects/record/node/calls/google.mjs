import { GEMINI_THOUGHTS, PLAIN, QUESTION, failing, readAll, using } from './usages.mjs';

function client(sdk, headers) {
  return new sdk.GoogleGenAI({ apiKey: 'any', httpOptions: { baseUrl: `${process.env.PROVIDERS_URL}/google`, headers } });
}

const asked = { model: 'gemini-2.5-flash', contents: QUESTION };

/** Calls of the Google GenAI SDK, by scenario; each takes the module. */
export const GOOGLE = {
  'google-chat': (sdk) => client(sdk, using(PLAIN)).models.generateContent(asked),
  'google-thoughts': (sdk) => client(sdk, using(GEMINI_THOUGHTS)).models.generateContent(asked),
  'google-stream': async (sdk) => readAll(await client(sdk, using(GEMINI_THOUGHTS)).models.generateContentStream(asked)),
  'google-error': (sdk) => failing(() => client(sdk, { 'x-scenario': 'error-429' }).models.generateContent(asked)),
};
