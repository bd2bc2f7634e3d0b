import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import type { GoogleGenAIInstrumentationConfig } from './config.ts';
import { describeCall } from './describe-call.ts';
import { EmbeddingsReader } from './embeddings-reader.ts';
import { contentOf } from './content.ts';
import { METHODS } from './methods.ts';
import { modelsPrototypeOf } from './models-prototype.ts';
import { withRawAnswer } from './raw-answer.ts';

/**
 * One span, with complete usage, for each request for content, embeddings or images that `@google/genai` sends to the Gemini
 * API or to Vertex AI. A call that the SDK continues by itself, or in which it calls functions, is as many requests as it is.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new GoogleGenAIInstrumentation()] });
 */
export class GoogleGenAIInstrumentation extends MethodInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('gcp.gemini');

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: GoogleGenAIInstrumentationConfig = {}) {
    super('@spancost/instrumentation/google-genai', VERSION, config);
  }

  override get moduleName(): string {
    return '@google/genai';
  }

  override get clientFiles(): readonly string[] {
    return ['dist/node/index', 'dist/web/index'];
  }

  override get clientExport(): string {
    return 'Models';
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '1.0.0', belowMajor: 4 };
  }

  override manuallyInstrument(target: unknown): boolean {
    const prototype = modelsPrototypeOf(target);
    if (prototype === undefined) return false;
    patchMethods(prototype, [...METHODS.keys()], this);
    return true;
  }

  protected override describe(models: object, method: string, [params]: readonly unknown[]): CallDescription | undefined {
    return describeCall(models, method, params, this.#endpoints);
  }

  protected override receiverFor({ reader }: CallDescription, models: object): object | undefined {
    return reader instanceof EmbeddingsReader ? withRawAnswer(models, (body) => reader.readBody(body)) : undefined;
  }
}
  protected override contentOf(_models: object, method: string, [params]: readonly unknown[]): CallContent | undefined {
    const asked = METHODS.get(method);
    return asked === undefined ? undefined : contentOf(asked, params);
  }

