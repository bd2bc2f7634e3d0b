import { CACHED, PLAIN, QUESTION, using } from './usages.mjs';

function model({ ChatOpenAI }, name, usage) {
  const configuration = { baseURL: `${process.env.PROVIDERS_URL}/openai/v1`, defaultHeaders: using(usage) };
  return new ChatOpenAI({ model: name, apiKey: 'any', maxRetries: 0, configuration });
}

/** Chains of LangChain above the OpenAI SDK, by scenario; each takes its modules. */
export const LANGCHAIN = {
  'langchain-chat': (modules) => model(modules, 'gpt-4o', PLAIN).invoke(QUESTION),
  'langchain-chain': async (modules) => {
    const prompt = modules.ChatPromptTemplate.fromTemplate('Answer: {question}');
    const chain = prompt.pipe(model(modules, 'gpt-5', CACHED)).pipe(new modules.StringOutputParser());
    await chain.invoke({ question: QUESTION });
  },
};
