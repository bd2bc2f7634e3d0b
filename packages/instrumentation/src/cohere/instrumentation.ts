import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { field } from '../json-fields.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { clientPrototypesOf } from './client-prototypes.ts';
import type { CohereInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall, type Known } from './describe-call.ts';
import { METHODS } from './methods.ts';

/**
 * One span, with what Cohere bills for it, for each chat, embedding, reranking and parsed document of `cohere-ai`, by
 * `CohereClient` and `CohereClientV2`.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new CohereInstrumentation()] });
 */
export class CohereInstrumentation extends MethodInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('cohere');

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

  override manuallyInstrument(target: unknown): boolean {
    const prototypes = clientPrototypesOf(target);
  protected override contentOf(_client: object, method: string, [params]: readonly unknown[]): CallContent | undefined {
    return contentOf(METHODS.get(method)?.operation ?? '', params);
  }

    for (const prototype of prototypes) patchMethods(prototype, [...METHODS.keys()], this);
    return prototypes.size > 0;
  }

  /** Methods resolve to the data and the response that it came with. */
  override answerIn(result: unknown): unknown {
    return field(result, 'data');
  }

  protected override describe(client: object, method: string, [params]: readonly unknown[]): CallDescription | undefined {
    return describeCall(client, method, params, this.#endpoints);
  }

  /** The SDK throws the same error for every abort and for whatever else went wrong before an answer. */
  protected override signalIn([, options]: readonly unknown[]): AbortSignal | undefined {
    const signal = field(options, 'abortSignal');
    return signal instanceof AbortSignal ? signal : undefined;
  }
}
