import fastify from 'fastify';
import { acceptHttp2 } from './accept-http2.ts';
import { anthropicApi } from './anthropic/anthropic-api.ts';
import { bedrockApi } from './bedrock/bedrock-api.ts';
import { cohereApi } from './cohere/cohere-api.ts';
import { googleApi } from './google/google-api.ts';
import { acceptLiveSessions } from './google/live-sessions.ts';
import { mistralApi } from './mistral/mistral-api.ts';
import { ollamaApi } from './ollama/ollama-api.ts';
import { COMPATIBLE_HOSTS } from './openai/compatible-hosts.ts';
import { openaiApi } from './openai/openai-api.ts';
import { acceptOpenAiSockets } from './openai/sockets.ts';
import { configOf, type ProvidersOptions } from './providers-options.ts';
import { RequestLog, type RecordedRequest } from './recorded-request.ts';

/** A running stand-in. */
export interface ProvidersServer {
  /** `http://127.0.0.1:9999`; OpenAI is at `${url}/openai/v1`, Anthropic at `${url}/anthropic`, Gemini and Vertex AI at `${url}/google`, Cohere at `${url}/cohere`, Mistral at `${url}/mistral`, Ollama at `${url}/ollama`, Amazon Bedrock at `${url}/bedrock`. */
  readonly url: string;
  /** What has reached the routes so far, newest last. */
  readonly requests: readonly RecordedRequest[];
  /** Ends open connections too, stalled ones among them. */
  close(): Promise<void>;
}

/** Requests may carry images and long documents. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Starts the stand-in for the providers' APIs and resolves once it listens.
 *
 * @example
 * const providers = await startProviders();
 * const openai = new OpenAI({ baseURL: `${providers.url}/openai/v1`, apiKey: 'any' });
 */
export async function startProviders(options: ProvidersOptions = {}): Promise<ProvidersServer> {
  const config = configOf(options);
  const log = new RequestLog(config.keep);
  const app = fastify({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true });
  const endConnections = acceptHttp2(app.server);
  const endSessions = [acceptLiveSessions(app.server), acceptOpenAiSockets(app.server)];
  await app.register(openaiApi(config, log), { prefix: '/openai/v1' });
  for (const host of COMPATIBLE_HOSTS) await app.register(openaiApi(config, log, host), { prefix: host.path });
  await app.register(anthropicApi(config, log), { prefix: '/anthropic' });
  await app.register(googleApi(config, log), { prefix: '/google' });
  await app.register(cohereApi(config, log), { prefix: '/cohere' });
  await app.register(ollamaApi(config, log), { prefix: '/ollama' });
  await app.register(mistralApi(config, log), { prefix: '/mistral/v1' });
  await app.register(bedrockApi(config, log), { prefix: '/bedrock' });
  const url = await app.listen({ host: config.host, port: config.port });
  return {
    url,
    requests: log.entries,
    close: async () => {
      for (const end of endSessions) end();
      endConnections();
      await app.close();
    },
  };
}
