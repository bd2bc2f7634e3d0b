import { ReportedAnswers } from '../answer/reported-answers.ts';
import type { CallContent } from '../content/content-dialect.ts';
import { EndpointCache } from '../endpoint-cache.ts';
import { MethodInstrumentation } from '../methods/method-instrumentation.ts';
import { patchMethods } from '../methods/patch-methods.ts';
import type { CallDescription } from '../sdk-instrumentation.ts';
import type { SupportedVersions } from '../supported-versions.ts';
import { VERSION } from '../version.ts';
import { classPrototypesOf } from './class-prototypes.ts';
import type { MistralInstrumentationConfig } from './config.ts';
import { contentOf } from './content.ts';
import { describeCall } from './describe-call.ts';
import { CLASSES } from './methods.ts';

/**
 * One span, with complete usage, for each chat, conversation, completion, embedding, read document, moderation, transcription and
 * speech of `@mistralai/mistralai`.
 *
 * @example
 * registerInstrumentations({ instrumentations: [new MistralInstrumentation()] });
 */
export class MistralInstrumentation extends MethodInstrumentation {
  readonly #endpoints: EndpointCache = new EndpointCache('mistral_ai');
  readonly #reported: ReportedAnswers = new ReportedAnswers();
  readonly #classes: WeakMap<object, string> = new WeakMap();

  /** Instruments copies of the SDK that are required from now on. */
  constructor(config: MistralInstrumentationConfig = {}) {
    super('@spancost/instrumentation/mistral', VERSION, config);
  }

  override get moduleName(): string {
    return '@mistralai/mistralai';
  }

  /** Before 2.0 the SDK is CommonJS, in the folder of the package itself. */
  override get clientFiles(): readonly string[] {
    const files = Object.keys(CLASSES).map((name) => `sdk/${name.toLowerCase()}`);
    return [...files.map((file) => `esm/${file}`), ...files];
  }

  override get clientExport(): string {
    return 'Chat';
  }

  get clientExports(): readonly string[] {
    return Object.keys(CLASSES);
  }

  override get supportedVersions(): SupportedVersions {
    return { from: '1.10.0', belowMajor: 3 };
  }

  override manuallyInstrument(target: unknown): boolean {
    const prototypes = classPrototypesOf(target);
    for (const [name, prototype] of prototypes) {
      this.#classes.set(prototype, name);
      patchMethods(prototype, Object.keys(CLASSES[name] ?? {}), this);
    }
    return prototypes.size > 0;
  }

  protected override describe(receiver: object, method: string, args: readonly unknown[]): CallDescription | undefined {
    const asked = CLASSES[this.#classOf(receiver) ?? '']?.[method];
    return asked === undefined ? undefined : describeCall(receiver, asked, args, this.#endpoints, this.#reported);
  }

  protected override contentOf(receiver: object, method: string, [params]: readonly unknown[]): CallContent | undefined {
    const asked = CLASSES[this.#classOf(receiver) ?? '']?.[method];
    return asked === undefined ? undefined : contentOf(asked, params);
  }

  /** Methods of the same name are of different classes; an application's own class is below one of these. */
  #classOf(receiver: object): string | undefined {
    for (let at: unknown = Object.getPrototypeOf(receiver); typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
      const known = this.#classes.get(at);
      if (known !== undefined) return known;
    }
    return undefined;
  }
}
