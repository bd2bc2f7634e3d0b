import type { Instrumentation } from '@opentelemetry/instrumentation';
import type { SpanProcessor } from '@opentelemetry/sdk-trace';
import type { CaptureContent, EmittedConventions } from '@spancost/conventions';
import type {
  AnthropicInstrumentationConfig,
  BedrockInstrumentationConfig,
  CohereInstrumentationConfig,
  GoogleGenAIInstrumentationConfig,
  GroqInstrumentationConfig,
  NetworkInstrumentationConfig,
  MistralInstrumentationConfig,
  OllamaInstrumentationConfig,
  OpenAIInstrumentationConfig,
} from '@spancost/instrumentation';
import type { CallResult } from '@spancost/processor';
import type { BudgetOptions } from './budgets/options.ts';
import type { BaggageOptions } from './baggage/options.ts';
import type { Report } from './self-test/report.ts';

/** Everything that `register()` takes; nothing is needed. Exporters, sampler and resource come from `OTEL_*` variables. */
export interface RegisterOptions {
  /** Default: `OTEL_SERVICE_NAME`. */
  readonly serviceName?: string;
  /**
   * Where the Spancost collector is, for its price book. Default: `SPANCOST_COLLECTOR_URL`, else
   * `OTEL_EXPORTER_OTLP_ENDPOINT`, else `http://localhost:4318`. False: always the packaged book.
   */
  readonly collectorUrl?: string | false;
  /** Whether spans carry `gen_ai.usage.cost.*` beside `spancost.cost.*`. Default: true. */
  readonly proposedCostAttributes?: boolean;
  /**
   * The version of OpenTelemetry's GenAI conventions that spans and metrics are written in: `current`, `1.41`, or `both` for a
   * migration. Default: `SPANCOST_CONVENTIONS`, else what `OTEL_SEMCONV_STABILITY_OPT_IN` says about GenAI, else `current`.
   */
  readonly conventions?: EmittedConventions;
  /**
   * Whether durations and tokens of calls are also counted in the metrics of those conventions, beside the US dollars. Default:
   * `SPANCOST_GEN_AI_METRICS`, else false: the spans and the collector have them.
   */
  readonly genAIMetrics?: boolean;
  /**
   * Whether spans have the prompts and answers of calls, and how: `true`, or options that redact and limit them. Of SDKs that put
   * them on spans of their own, as the Vercel AI SDK does where its telemetry is on, the same; `withContentCapture` says otherwise
   * for single calls. Never in usage events, metrics and the ledger. Default: `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT`,
   * else false: what others recorded is taken off before anything is exported.
   */
  readonly captureContent?: CaptureContent;
  /** Whether pending telemetry is sent when the process runs out of work. Default: true. */
  readonly flushOnExit?: boolean;
  readonly openai?: OpenAIInstrumentationConfig;
  readonly anthropic?: AnthropicInstrumentationConfig;
  readonly googleGenAI?: GoogleGenAIInstrumentationConfig;
  readonly bedrock?: BedrockInstrumentationConfig;
  readonly groq?: GroqInstrumentationConfig;
  readonly cohere?: CohereInstrumentationConfig;
  readonly mistral?: MistralInstrumentationConfig;
  readonly ollama?: OllamaInstrumentationConfig;
  /** SDKs that no loader can see, as in a bundle. `instrument()` gives them where they are used. */
  readonly modules?: GivenModules;
  /**
   * SDKs that must be instrumented, by the names of their packages: `['openai']`. `ready` rejects if one of them is not; one that
   * is not loaded by then is loaded.
   */
  readonly require?: readonly string[];
  /** What reaches a known provider by `fetch` or undici without an instrumented SDK above it is a span too. False: it is not. */
  readonly network?: boolean | NetworkInstrumentationConfig;
  /**
   * Whether operations, steps and tools of the Vercel AI SDK 7 are spans, and calls of 6 and 7 that nobody else sees are charges, where
   * the AI SDK's own telemetry is off. Default: true.
   */
  readonly aiSdk?: boolean;
  /** Attribution that travels between services as W3C baggage; off in both directions until it is asked for. */
  readonly baggage?: BaggageOptions;
  /**
   * What is asked of the collector's budgets and limits, for `checkBudget` and to enforce them; off until it is written. Default:
   * `SPANCOST_BUDGETS`, which is `off`, `check` or `enforce`.
   */
  readonly budgets?: BudgetOptions;
  /** Gets the priced result of every call; see `onCall`. Ends with `shutdown()`. */
  readonly onCall?: (call: CallResult) => unknown;
  /** Further instrumentations, such as those of HTTP. */
  readonly instrumentations?: readonly Instrumentation[];
  /** Further span processors; they see spans with their cost, and AI calls that the sampler dropped. */
  readonly spanProcessors?: readonly SpanProcessor[];
}

/** SDKs, each as its module or as the class that an application constructs: `{ openai: OpenAI, googleGenAI: { Models } }`. */
export interface GivenModules {
  readonly openai?: unknown;
  readonly anthropic?: unknown;
  readonly googleGenAI?: unknown;
  readonly bedrock?: unknown;
  readonly groq?: unknown;
  readonly cohere?: unknown;
  readonly mistral?: unknown;
  readonly ollama?: unknown;
}

/** What `register()` started. */
export interface Registration {
  /**
   * Resolves when SDKs that were imported before `register()` are instrumented too. Rejects only where `require` asked for one
   * that is not, with a `NotInstrumentedError`; nobody has to wait for it. Where budgets are enforced it waits for the collector's
   * first answer about them too, two seconds at most.
   */
  readonly ready: Promise<void>;
  /** What was found, instrumented and seen so far, and what was not and why. */
  report(): Report;
  /** Instruments SDKs that no loader can see, where they are used; doing it twice changes nothing. Never throws. */
  instrument(modules: GivenModules): void;
  /** Sends what is pending. */
  forceFlush(): Promise<void>;
  /** Ends calls that nobody has finished reading, sends what is pending and stops; gives up after five seconds. */
  shutdown(): Promise<void>;
}
