import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { ATTR_ERROR_TYPE } from '@spancost/conventions';
import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { withProvider, type Endpoint } from '../endpoint.ts';
import { ProviderInstrumentation, type CallDescription, type Rewrite } from '../provider-instrumentation.ts';
import type { RequestOptions, StainlessClient } from '../stainless/client.ts';
import { describeBatch } from '../stainless/describe-batch.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { OpenAIInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { addRegion } from './bedrock-region.ts';
import { describeCall } from './describe-call.ts';
import { routeOf } from './routes.ts';
import { EMITTER_CLASSES, EMITTER_FILES, emitterPrototypesOf, type SocketEmitter } from './sockets/emitter-prototypes.ts';
import { patchEmitter } from './sockets/patch-emitter.ts';
import { SocketCalls } from './sockets/socket-calls.ts';
import { asksForStreamUsage, withStreamUsage } from './stream-usage.ts';

/**
 * One span, with complete usage, for each call of the `openai` SDK that costs money: chat, responses, completions, embeddings,
 * images, audio, films, moderations, each response of a socket, and what batches and background answers turn out to have used.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new OpenAIInstrumentation()] });
 */
export class OpenAIInstrumentation extends ProviderInstrumentation<OpenAIInstrumentationConfig> {
  readonly #endpoints: EndpointCache = new EndpointCache('openai');
  readonly #bedrockEndpoints: EndpointCache = new EndpointCache('aws.bedrock');
  readonly #azureEndpoints: EndpointCache = new EndpointCache('azure.ai.openai');
  readonly #reported: ReportedAnswers = new ReportedAnswers();
  readonly #sockets: SocketCalls = new SocketCalls(this.#reported);

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

  /** The client, its stream helpers, and what gives out the events of sockets. */
  override get clientFiles(): readonly string[] {
    return ['client', 'lib/EventStream', ...EMITTER_FILES];
  }

  get clientExports(): readonly string[] {
    return [this.clientExport, 'EventStream', ...EMITTER_CLASSES];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '5.23.2', belowMajor: 8 };
  }

  override manuallyInstrument(target: unknown): boolean {
    const emitters = emitterPrototypesOf(target);
    for (const prototype of emitters) patchEmitter(prototype, (emitter, event) => this.#heard(emitter, event));
    return super.manuallyInstrument(target) || emitters.length > 0;
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

  protected override describeStart(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    return describeBatch(options, this.#endpointOf(client));
  }

  protected override rewrite(client: StainlessClient, options: RequestOptions): Rewrite | undefined {
    // Only what the SDK reads as a stream; most calls end here.
    if (options['stream'] !== true) return undefined;
    const { requestStreamUsage = true } = this.getConfig();
    if (requestStreamUsage === false || routeOf(options.method, options.path)?.answer !== 'chat') return undefined;
    const added = requestStreamUsage === true ? [] : requestStreamUsage.hosts;
    return asksForStreamUsage(this.#endpointOf(client).host, added) ? withStreamUsage(options) : undefined;
  }

  /** Gives a call that is over with an event of a socket its span. */
  #heard(emitter: SocketEmitter, event: unknown): void {
    if (!this.isEnabled()) return;
    try {
      const call = this.#sockets.received(emitter, event, this.getConfig().providers);
      if (call === undefined) return;
      const { spanName, attributes, startedAt } = call;
      const span = this.activeTracer().startSpan(spanName, {
        kind: SpanKind.CLIENT,
        attributes,
        ...(startedAt === undefined ? {} : { startTime: startedAt }),
      });
      if (attributes[ATTR_ERROR_TYPE] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    } catch (failure) {
      this.report('reading an event of a socket', failure);
    }
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
