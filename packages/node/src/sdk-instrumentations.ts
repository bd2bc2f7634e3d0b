import { diag } from '@opentelemetry/api';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import {
  AnthropicInstrumentation,
  BedrockInstrumentation,
  CohereInstrumentation,
  GoogleGenAIInstrumentation,
  GroqInstrumentation,
  MistralInstrumentation,
  OllamaInstrumentation,
  OpenAIInstrumentation,
  type ModuleInstrumentation,
} from '@spancost/instrumentation';
import { HOW_TO_GIVE } from './how-to-give.ts';
import { captureContentOf, withCapture } from './capture-content.ts';
import type { GivenModules, RegisterOptions } from './options.ts';

/** What an SDK is called in the options. */
type Name = keyof GivenModules;

/** The instrumentation of one SDK. */
interface SdkInstrumentation extends Instrumentation, ModuleInstrumentation {
  /** Ends the calls whose answers nobody has finished reading. */
  endOpenCalls(): void;
}

/** The instrumentations of all SDKs, each with its options. */
export class SdkInstrumentations {
  readonly #byName: Readonly<Record<Name, SdkInstrumentation>>;
  readonly #given: Set<string> = new Set();

  constructor(options: RegisterOptions) {
    const { openai, anthropic, googleGenAI, bedrock, groq, cohere, mistral, ollama } = options;
    const content = captureContentOf(options);
    this.#byName = {
      openai: new OpenAIInstrumentation(withCapture(content, openai)),
      anthropic: new AnthropicInstrumentation(withCapture(content, anthropic)),
      googleGenAI: new GoogleGenAIInstrumentation(withCapture(content, googleGenAI)),
      bedrock: new BedrockInstrumentation(withCapture(content, bedrock)),
      groq: new GroqInstrumentation(withCapture(content, groq)),
      cohere: new CohereInstrumentation(withCapture(content, cohere)),
      mistral: new MistralInstrumentation(withCapture(content, mistral)),
      ollama: new OllamaInstrumentation(withCapture(content, ollama)),
    };
  }

  get all(): SdkInstrumentation[] {
    return Object.values(this.#byName);
  }

  /** Instruments SDKs that the application gives; what holds nothing to instrument is told. Never throws. */
  instrument(modules: GivenModules): void {
    for (const [name, given] of Object.entries(modules ?? {})) {
      try {
        this.#instrument(name, given);
      } catch (failure) {
        diag.error(`spancost: modules.${name} could not be instrumented; its calls are not seen as a whole`, failure);
      }
    }
  }

  /** Whether an SDK, by the name of its package, was given to `register()` and instrumented. */
  isGiven(moduleName: string): boolean {
    return this.#given.has(moduleName);
  }

  /** Ends the calls that are still open, for the end of the process. */
  endOpenCalls(): void {
    for (const instrumentation of this.all) instrumentation.endOpenCalls();
  }

  #instrument(name: string, given: unknown): void {
    if (!this.#isName(name)) {
      diag.error(`spancost: there is no modules.${name}; there are ${Object.keys(this.#byName).join(', ')}`);
      return;
    }
    const instrumentation = this.#byName[name];
    if (instrumentation.manuallyInstrument(given)) this.#given.add(instrumentation.moduleName);
    else
      diag.error(
        `spancost: modules.${name} holds nothing to instrument; pass modules: ${HOW_TO_GIVE[name].modules} with ${HOW_TO_GIVE[name].imports}`,
      );
  }

  #isName(name: string): name is Name {
    return Object.hasOwn(this.#byName, name);
  }
}
