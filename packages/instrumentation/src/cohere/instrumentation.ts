import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { field } from '../json-fields.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { CountedAnswers } from './bedrock-reader.ts';
import { clientPrototypesOf } from './client-prototypes.ts';
import type { CohereInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall, type Known } from './describe-call.ts';
import { METHODS } from './methods.ts';

/**
 * One span, with what Cohere bills for it, for each chat, completion, embedding, reranking and parsed document of `cohere-ai`, by
 * `CohereClient` and `CohereClientV2`, and for what batches and jobs of embeddings turn out to have used.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new CohereInstrumentation()] });
 */
export class CohereInstrumentation extends MethodInstrumentation {
  readonly #known: Known = { endpoints: new EndpointCache('cohere'), reported: new ReportedAnswers(), counted: new CountedAnswers() };

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: CohereInstrumentationConfig = {}) {
    super('@spancost/instrumentation/cohere', VERSION, config);
  }

  override get moduleName(): string {
    return 'cohere-ai';
  }

  override get clientFiles(): readonly string[] {
    return ['Client', 'api/resources/v2/client/Client'];
  }

  override get clientExport(): string {
    return 'CohereClient';
  }

  get clientExports(): readonly string[] {
    return ['CohereClient', 'V2Client'];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '7.18.0', belowMajor: 9 };
  }

  protected override contentOf(_client: object, method: string, [params]: readonly unknown[]): CallContent | undefined {
    return contentOf(METHODS.get(method)?.operation ?? '', params);
  }

  override manuallyInstrument(target: unknown): boolean {
    const prototypes = clientPrototypesOf(target);
    for (const [prototype, methods] of prototypes) patchMethods(prototype, methods, this);
    return prototypes.size > 0;
  }

  /** Methods resolve to the data and the response that it came with. */
  override answerIn(result: unknown): unknown {
    return this.#known.counted.answerIn(result);
  }

  protected override describe(client: object, method: string, args: readonly unknown[]): CallDescription | undefined {
    return describeCall(client, method, args, this.#known);
  }

  /** The SDK throws the same error for every abort and for whatever else went wrong before an answer. */
  protected override signalIn([, options]: readonly unknown[]): AbortSignal | undefined {
    const signal = field(options, 'abortSignal');
    return signal instanceof AbortSignal ? signal : undefined;
  }
}
