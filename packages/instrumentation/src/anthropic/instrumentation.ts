import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { ProviderInstrumentation, type CallDescription, type StartedSpan } from '../provider-instrumentation.ts';
import type { RequestOptions, StainlessClient } from '../stainless/client.ts';
import { describeBatch } from '../stainless/describe-batch.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { AnthropicInstrumentationConfig } from './config.ts';
import { cloudOf } from './cloud.ts';
import { contentOf } from './content.ts';
import { describeCall } from './describe-call.ts';
import { behindProxy, nativeCallOf, ownProviderOf } from './native-span.ts';

/** Results of batches that are remembered, so that reading them again tells nothing: two batches of the greatest size. */
const REMEMBERED = 200_000;

/**
 * One span, with complete usage, for each message that the `@anthropic-ai/sdk` makes. Where the SDK starts a span of its
 * own for the call, that span is the one: it gets what it lacks, and no second one is made.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new AnthropicInstrumentation()] });
 */
export class AnthropicInstrumentation extends ProviderInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('anthropic');
  readonly #reported: ReportedAnswers = new ReportedAnswers(REMEMBERED);

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: AnthropicInstrumentationConfig = {}) {
    super('@spancost/instrumentation/anthropic', VERSION, config);
  }

  override get moduleName(): string {
    return '@anthropic-ai/sdk';
  }

  override get clientExport(): string {
    return 'BaseAnthropic';
  }

  /** The client and its stream helpers. */
  override get clientFiles(): readonly string[] {
    return ['client', 'lib/MessageStream', 'lib/BetaMessageStream'];
  }

  get clientExports(): readonly string[] {
    return [this.clientExport, 'MessageStream', 'BetaMessageStream'];
  }

  /** The clients for clouds are classes below this SDK's. */
  get broughtBy(): readonly string[] {
    return ['@anthropic-ai/bedrock-sdk', '@anthropic-ai/vertex-sdk', '@anthropic-ai/foundry-sdk', '@anthropic-ai/aws-sdk'];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '0.70.0', belowMajor: 2 };
  }

  protected override describe(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    return describeCall(options, this.#endpoints.of(client), this.#reported, client);
  }

  protected override describeStart(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    const endpoint = this.#endpoints.of(client);
    const { provider } = cloudOf(client, undefined, endpoint);
    return describeBatch(options, { ...endpoint, provider });
  }

  protected override contentOf({ method, body }: RequestOptions): CallContent | undefined {
    // What is fetched are results of a batch.
    return method === 'post' ? contentOf(body) : undefined;
  }

  protected override startSpan(call: CallDescription, options: RequestOptions, client: StainlessClient): StartedSpan {
    const native = nativeCallOf(options);
    if (native === undefined || this.#goesElsewhere(client)) return super.startSpan(call, options, client);
    if (native.span.isRecording()) {
      // Its attributes at the start already say `chat`, the model and the server, so a sampler knew what it is.
      native.span.updateName(call.spanName);
      native.span.setAttributes(call.attributes);
      return { span: native.span, ender: 'sdk', options };
    }
    // The SDK's tracer records nothing, as when the client is older than the tracer provider: the SDK works on ours instead.
    const started = super.startSpan(call, options, client);
    if (!started.span.isRecording()) return { ...started, ender: 'sdk' };
    return { span: started.span, ender: 'sdk', options: { ...options, __span: { ...native, span: started.span } } };
  }

  /** Whether the SDK's spans of this client go to another provider than ours: then ours is one more, for our provider. */
  #goesElsewhere(client: StainlessClient): boolean {
    const theirs = ownProviderOf(client);
    return theirs !== undefined && behindProxy(theirs) !== behindProxy(this.activeProvider());
  }
}
