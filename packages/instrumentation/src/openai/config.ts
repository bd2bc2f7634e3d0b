import type { ContentConfig } from '../content/content-config.ts';

/** Options of {@link OpenAIInstrumentation}. */
export interface OpenAIInstrumentationConfig extends ContentConfig {
  /**
   * Providers by host, with or without a port: `{ 'llm.shop.example': 'azure.ai.openai', 'localhost:8000': 'vllm' }`, for
   * gateways and servers whose name does not tell whose service they are.
   */
  readonly providers?: Readonly<Record<string, string>>;
  /**
   * Ask chat streams for their usage where the API keeps it back, and hide the difference from the caller. `true`, the
   * default, does so for api.openai.com, Azure OpenAI and servers on this machine; `hosts` adds more of them, with all
   * hosts below; `false` sends every request as it is.
   */
  readonly requestStreamUsage?: boolean | { readonly hosts: readonly string[] };
}
