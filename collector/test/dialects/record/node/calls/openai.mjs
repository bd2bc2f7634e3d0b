import { CACHED, PLAIN, QUESTION, REASONING, failing, readAll, using } from './usages.mjs';

const messages = [{ role: 'user', content: QUESTION }];
const tool = {
  type: 'function',
  function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } },
};

function client(sdk) {
  const OpenAI = sdk.OpenAI ?? sdk.default ?? sdk;
  return new OpenAI({ baseURL: `${process.env.PROVIDERS_URL}/openai/v1`, apiKey: 'any', maxRetries: 0 });
}

/** Calls of the OpenAI SDK, by scenario; each takes the module. */
export const OPENAI = {
  'openai-chat': (sdk) => client(sdk).chat.completions.create({ model: 'gpt-4o', messages }, { headers: using(PLAIN) }),
  'openai-stream': async (sdk) => {
    const asked = { model: 'gpt-4o', messages, stream: true, stream_options: { include_usage: true } };
    await readAll(await client(sdk).chat.completions.create(asked, { headers: using(CACHED) }));
  },
  'openai-cached': (sdk) => client(sdk).chat.completions.create({ model: 'gpt-5', messages }, { headers: using(CACHED) }),
  'openai-reasoning': (sdk) => client(sdk).chat.completions.create({ model: 'gpt-5', messages }, { headers: using(REASONING) }),
  'openai-embeddings': (sdk) =>
    client(sdk).embeddings.create({ model: 'text-embedding-3-small', input: ['Paris', 'London'] }, { headers: using({ inputTokens: 12 }) }),
  'openai-tool-call': (sdk) =>
    client(sdk).chat.completions.create({ model: 'gpt-4o', messages, tools: [tool] }, { headers: using(PLAIN, 'tool-call') }),
  'openai-responses': (sdk) =>
    client(sdk).responses.create({ model: 'gpt-5', input: QUESTION }, { headers: using({ ...CACHED, reasoningTokens: 64 }) }),
  'openai-error': (sdk) =>
    failing(() => client(sdk).chat.completions.create({ model: 'gpt-4o', messages }, { headers: { 'x-scenario': 'error-429' } })),
};
