import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { withProvider, type Endpoint } from '../endpoint.ts';
import { ProviderInstrumentation, type CallDescription, type Rewrite } from '../provider-instrumentation.ts';
import type { RequestOptions, StainlessClient } from '../stainless/client.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { OpenAIInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { addRegion } from './bedrock-region.ts';
import { describeCall } from './describe-call.ts';
import { ReportedAnswers } from './reported-answers.ts';
import { routeOf } from './routes.ts';
import { asksForStreamUsage, withStreamUsage } from './stream-usage.ts';

/**
 * One span, with complete usage, for each call of the `openai` SDK that costs money: chat, responses, completions, embeddings,
 * images, audio, moderations, and what batches and background answers turn out to have used.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new OpenAIInstrumentation()] });
 */
export class OpenAIInstrumentation extends ProviderInstrumentation<OpenAIInstrumentationConfig> {
  readonly #endpoints: EndpointCache = new EndpointCache('openai');
  readonly #bedrockEndpoints: EndpointCache = new EndpointCache('aws.bedrock');
  readonly #azureEndpoints: EndpointCache = new EndpointCache('azure.ai.openai');
  readonly #reported: ReportedAnswers = new ReportedAnswers();

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: OpenAIInstrumentationConfig = {}) {
    super('@spancost/instrumentation/openai', VERSION, config);
  }

  override get moduleName(): string {
    return 'openai';
  }

  override get clientExport(): string {
    return 'OpenAI';
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '5.23.2', belowMajor: 8 };
  }

  protected override contentOf(options: RequestOptions): CallContent | undefined {
    return contentOf(options);
  }

  protected override describe(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    const endpoint = this.#endpointOf(client);
    const call = describeCall(options, endpoint, this.#reported);
    if (call !== undefined && endpoint.provider === 'aws.bedrock') addRegion(call.attributes, endpoint.host);
    return call;
  }

  protected override rewrite(client: StainlessClient, options: RequestOptions): Rewrite | undefined {
    // Only what the SDK reads as a stream; most calls end here.
    if (options['stream'] !== true) return undefined;
    const { requestStreamUsage = true } = this.getConfig();
    if (requestStreamUsage === false || routeOf(options.method, options.path)?.answer !== 'chat') return undefined;
    const added = requestStreamUsage === true ? [] : requestStreamUsage.hosts;
    return asksForStreamUsage(this.#endpointOf(client).host, added) ? withStreamUsage(options) : undefined;
  }

  #endpointsOf(client: StainlessClient): EndpointCache {
    if (isAzure(client)) return this.#azureEndpoints;
    // `BedrockOpenAI` alone takes a provider of its tokens.
    return 'bedrockTokenProvider' in client ? this.#bedrockEndpoints : this.#endpoints;
  }

  /** Where a client sends its calls; what is behind a proxy is known by the class of the client. */
  #endpointOf(client: StainlessClient): Endpoint {
    const endpoint = this.#endpointsOf(client).of(client);
    const { providers } = this.getConfig();
    return providers === undefined ? endpoint : withProvider(endpoint, providers);
  }
}

/** Whether a client is an `AzureOpenAI`, which alone knows versions of the API and deployments. */
function isAzure(client: object): boolean {
  return 'apiVersion' in client && 'deploymentName' in client;
}
