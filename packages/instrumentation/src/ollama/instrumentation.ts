import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { clientPrototypeOf } from './client-prototype.ts';
import type { OllamaInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall, METHODS } from './describe-call.ts';

/**
 * One span, with the tokens that Ollama counted, for each chat, completion and embedding of `ollama`.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new OllamaInstrumentation()] });
 */
export class OllamaInstrumentation extends MethodInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('ollama');

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: OllamaInstrumentationConfig = {}) {
    super('@spancost/instrumentation/ollama', VERSION, config);
  }

  override get moduleName(): string {
    return 'ollama';
  }

  /** The client of Node is below that of browsers, which it imports. */
  override get clientFiles(): readonly string[] {
    return ['dist/browser'];
  }

  override get clientExport(): string {
    return 'Ollama';
  }

  /** As a module of its own the file calls the class otherwise than it exports it. */
  get clientExports(): readonly string[] {
    return ['Ollama', 'Ollama$1'];
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '0.5.14', belowMajor: 1 };
  }

  override manuallyInstrument(target: unknown): boolean {
    const prototype = clientPrototypeOf(target);
    if (prototype === undefined) return false;
    patchMethods(prototype, [...METHODS.keys()], this);
    return true;
  }

  protected override contentOf(_client: object, method: string, [params]: readonly unknown[]): CallContent | undefined {
    return contentOf(METHODS.get(method), params);
  }

  protected override describe(client: object, method: string, [params]: readonly unknown[]): CallDescription | undefined {
    return describeCall(client, method, params, this.#endpoints);
  }
}
