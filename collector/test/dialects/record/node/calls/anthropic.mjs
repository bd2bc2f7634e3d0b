import { CLAUDE_CACHED, PLAIN, QUESTION, failing, readAll, using } from './usages.mjs';

const asked = { model: 'claude-sonnet-4-5', max_tokens: 4096, messages: [{ role: 'user', content: QUESTION }] };
const tool = { name: 'get_weather', input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } };

function client(sdk) {
  const Anthropic = sdk.Anthropic ?? sdk.default ?? sdk;
  return new Anthropic({ baseURL: `${process.env.PROVIDERS_URL}/anthropic`, apiKey: 'any', maxRetries: 0 });
}

/** Calls of the Anthropic SDK, by scenario; each takes the module. */
export const ANTHROPIC = {
  'anthropic-chat': (sdk) => client(sdk).messages.create(asked, { headers: using(PLAIN) }),
  'anthropic-cached': (sdk) => client(sdk).messages.create(asked, { headers: using(CLAUDE_CACHED) }),
  'anthropic-stream': async (sdk) =>
    readAll(await client(sdk).messages.create({ ...asked, stream: true }, { headers: using(CLAUDE_CACHED) })),
  'anthropic-tool-call': (sdk) => client(sdk).messages.create({ ...asked, tools: [tool] }, { headers: using(PLAIN, 'tool-call') }),
  'anthropic-error': (sdk) => failing(() => client(sdk).messages.create(asked, { headers: { 'x-scenario': 'error-529' } })),
};
