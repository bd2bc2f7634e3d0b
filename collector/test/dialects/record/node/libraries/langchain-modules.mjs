/** What chains are made of, from the modules that instrumentations patch. */
export async function langChainModules(load) {
  return {
    ChatOpenAI: load('@langchain/openai').ChatOpenAI,
    ChatPromptTemplate: load('@langchain/core/prompts').ChatPromptTemplate,
    StringOutputParser: load('@langchain/core/output_parsers').StringOutputParser,
  };
}
