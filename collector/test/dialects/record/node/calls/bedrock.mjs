import { BEDROCK_CACHED, PLAIN, QUESTION, failing, readAll, using } from './usages.mjs';

const modelId = 'anthropic.claude-3-5-haiku-20241022-v1:0';
const messages = [{ role: 'user', content: [{ text: QUESTION }] }];

function client(sdk, headers) {
  const bedrock = new sdk.BedrockRuntimeClient({
    endpoint: `${process.env.PROVIDERS_URL}/bedrock`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  const addHeaders = (next) => (args) => {
    Object.assign(args.request.headers, headers);
    return next(args);
  };
  bedrock.middlewareStack.add(addHeaders, { step: 'build' });
  return bedrock;
}

function invoke(sdk, headers) {
  const body = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 4096, messages: [{ role: 'user', content: QUESTION }] };
  return client(sdk, headers).send(
    new sdk.InvokeModelCommand({ modelId, contentType: 'application/json', accept: 'application/json', body: JSON.stringify(body) }),
  );
}

/** Calls of the SDK of Bedrock's runtime, by scenario; each takes the module. */
export const BEDROCK = {
  'bedrock-converse': (sdk) => client(sdk, using(PLAIN)).send(new sdk.ConverseCommand({ modelId, messages })),
  'bedrock-cached': (sdk) => client(sdk, using(BEDROCK_CACHED)).send(new sdk.ConverseCommand({ modelId, messages })),
  'bedrock-stream': async (sdk) => {
    const { stream } = await client(sdk, using(BEDROCK_CACHED)).send(new sdk.ConverseStreamCommand({ modelId, messages }));
    await readAll(stream);
  },
  'bedrock-invoke': (sdk) => invoke(sdk, using(BEDROCK_CACHED)),
  'bedrock-error': (sdk) => failing(() => client(sdk, { 'x-scenario': 'error-429' }).send(new sdk.ConverseCommand({ modelId, messages }))),
};
