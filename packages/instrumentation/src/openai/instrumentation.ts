import { EndpointCache } from '../endpoint-cache.ts';
import { ProviderInstrumentation, type CallDescription, type Rewrite } from '../provider-instrumentation.ts';
import type { RequestOptions, StainlessClient } from '../stainless/client.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { OpenAIInstrumentationConfig } from './config.ts';
import { describeCall } from './describe-call.ts';
import { routeOf } from './routes.ts';
import { asksForStreamUsage, withStreamUsage } from './stream-usage.ts';

/**
 * One span, with complete usage, for each chat completion, response and embedding that the `openai` SDK makes.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new OpenAIInstrumentation()] });
 */
export class OpenAIInstrumentation extends ProviderInstrumentation<OpenAIInstrumentationConfig> {
  readonly #endpoints: EndpointCache = new EndpointCache('openai');

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

  protected override describe(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    return describeCall(options, this.#endpoints.of(client));
  }

  protected override rewrite(client: StainlessClient, options: RequestOptions): Rewrite | undefined {
    // Only what the SDK reads as a stream; most calls end here.
    if (options['stream'] !== true) return undefined;
    const { requestStreamUsage = true } = this.getConfig();
    if (requestStreamUsage === false || routeOf(options.method, options.path)?.answer !== 'chat') return undefined;
    const added = requestStreamUsage === true ? [] : requestStreamUsage.hosts;
    return asksForStreamUsage(this.#endpoints.of(client).host, added) ? withStreamUsage(options) : undefined;
  }
}
