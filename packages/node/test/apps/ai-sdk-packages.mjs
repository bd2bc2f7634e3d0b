const PACKAGES = {
  5: () =>
    Promise.all([
      import('ai-5'),
      import('ai-sdk-openai-2'),
      import('ai-sdk-openai-compatible-1'),
      import('ai-sdk-anthropic-2'),
      import('ai-sdk-google-2'),
    ]),
  6: () =>
    Promise.all([
      import('ai-6'),
      import('ai-sdk-openai-3'),
      import('ai-sdk-openai-compatible-2'),
      import('ai-sdk-anthropic-3'),
      import('ai-sdk-google-3'),
    ]),
  7: () =>
    Promise.all([
      import('ai'),
      import('@ai-sdk/openai'),
      import('@ai-sdk/openai-compatible'),
      import('@ai-sdk/anthropic'),
      import('@ai-sdk/google'),
      import('@ai-sdk/amazon-bedrock'),
      import('@ai-sdk/cohere'),
    ]),
};

/** A major of the AI SDK with the providers that are made for it. */
export async function loadAiSdk(major) {
  const [ai, openai, compatible, anthropic, google, bedrock, cohere] = await PACKAGES[major]();
  return {
    ai,
    ...openai,
    ...compatible,
    ...anthropic,
    createGoogle: google.createGoogleGenerativeAI ?? google.createGoogle,
    createAmazonBedrock: bedrock?.createAmazonBedrock,
    createCohere: cohere?.createCohere,
  };
}
