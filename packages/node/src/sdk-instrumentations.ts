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
import type { RegisterOptions } from './options.ts';

/** What an SDK is called in the options. */
type Name = keyof NonNullable<RegisterOptions['modules']>;

/** The instrumentation of one SDK. */
interface SdkInstrumentation extends Instrumentation, ModuleInstrumentation {
  /** Ends the calls whose answers nobody has finished reading. */
  endOpenCalls(): void;
}

/** The instrumentations of all SDKs, each with its options. */
export class SdkInstrumentations {
  readonly #byName: Readonly<Record<Name, SdkInstrumentation>>;
  readonly #modules: RegisterOptions['modules'];
  readonly #given: Set<string> = new Set();

  constructor({ openai, anthropic, googleGenAI, bedrock, groq, cohere, mistral, ollama, modules }: RegisterOptions) {
    this.#byName = {
      openai: new OpenAIInstrumentation(openai),
      anthropic: new AnthropicInstrumentation(anthropic),
      googleGenAI: new GoogleGenAIInstrumentation(googleGenAI),
      bedrock: new BedrockInstrumentation(bedrock),
      groq: new GroqInstrumentation(groq),
      cohere: new CohereInstrumentation(cohere),
      mistral: new MistralInstrumentation(mistral),
      ollama: new OllamaInstrumentation(ollama),
    };
    this.#modules = modules;
  }

  get all(): SdkInstrumentation[] {
    return Object.values(this.#byName);
  }

  /** Instruments the SDKs that were given to `register()`; one that holds nothing to instrument is told. */
  instrumentGiven(): void {
    for (const [name, instrumentation] of Object.entries(this.#byName) as [Name, SdkInstrumentation][]) {
      const given = this.#modules?.[name];
      if (given === undefined) continue;
      if (instrumentation.manuallyInstrument(given)) {
        this.#given.add(instrumentation.moduleName);
        continue;
      }
      diag.error(
        `spancost: modules.${name} holds no ${instrumentation.clientExport} of ${instrumentation.moduleName}; pass that class or the module that exports it`,
      );
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
}
