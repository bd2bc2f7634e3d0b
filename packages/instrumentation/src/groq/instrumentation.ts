import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { contentOf } from '../openai/content.ts';
import { describeCall } from '../openai/describe-call.ts';
import { ProviderInstrumentation, type CallDescription } from '../provider-instrumentation.ts';
import type { RequestOptions, StainlessClient } from '../stainless/client.ts';
import { describeBatch } from '../stainless/describe-batch.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { GroqInstrumentationConfig } from './config.ts';

/**
 * One span, with complete usage, for each call of the `groq-sdk` that costs money: chat, transcription, speech. The API is
 * OpenAI's, and so is the reading of its answers; a stream has its usage unasked, in its last chunk.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new GroqInstrumentation()] });
 */
export class GroqInstrumentation extends ProviderInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('groq');
  readonly #reported: ReportedAnswers = new ReportedAnswers();

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: GroqInstrumentationConfig = {}) {
    super('@spancost/instrumentation/groq', VERSION, config);
  }

  override get moduleName(): string {
    return 'groq-sdk';
  }

  override get clientFiles(): readonly string[] {
    // Before 1.0 the requests were in a class of their own, which the client extends.
    return ['client', 'core'];
  }

  override get clientExport(): string {
    return 'Groq';
  }

  get clientExports(): readonly string[] {
    return ['Groq', 'APIClient'];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '0.37.0', belowMajor: 2 };
  }

  protected override describe(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    return describeCall(options, this.#endpoints.of(client), this.#reported);
  }

  protected override describeStart(client: StainlessClient, options: RequestOptions): CallDescription | undefined {
    return describeBatch(options, this.#endpoints.of(client));
  }

  protected override contentOf(options: RequestOptions): CallContent | undefined {
    return contentOf(options);
  }
}
