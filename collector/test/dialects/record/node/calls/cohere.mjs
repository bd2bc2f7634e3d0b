import { PLAIN, QUESTION, using } from './usages.mjs';

function client(sdk, headers) {
  return new sdk.CohereClient({ token: 'any', environment: `${process.env.PROVIDERS_URL}/cohere`, headers });
}

/** Calls of the Cohere SDK, by scenario; each takes the module. */
export const COHERE = {
  'cohere-chat': (sdk) => client(sdk).chat({ model: 'command-r-plus', message: QUESTION }, { headers: using(PLAIN) }),
  'cohere-rerank': (sdk) => client(sdk).rerank({ model: 'rerank-v3.5', query: QUESTION, documents: ['Paris is.', 'London is not.'] }, {}),
};
