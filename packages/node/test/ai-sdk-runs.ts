import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OtlpSink, type Received } from './otlp-sink.ts';

/** What one run of `apps/ai-sdk.mjs` sent. */
export class Run {
  readonly #events: readonly Received[];
  readonly spans: readonly Received[];
  readonly usd: number;
  /** What the application got. */
  readonly printed: string;

  constructor({ events, spans, metrics }: OtlpSink, printed: string) {
    this.printed = printed;
    this.#events = events;
    this.spans = spans;
    this.usd = [...(metrics.get('spancost.client.cost')?.values() ?? [])].reduce((sum, value) => sum + value, 0);
  }

  /** The usage events of one feature of the application. */
  charges(feature: string): readonly Received['attributes'][] {
    return this.#events.map(({ attributes }) => attributes).filter((attributes) => attributes['spancost.feature'] === feature);
  }

  /** Of every call what it is, by what it is charged and what it costs, in the order of the application. */
  get summary(): readonly string[] {
    const told = ['spancost.feature', 'otel.scope.name', 'gen_ai.provider.name', 'gen_ai.usage.input_tokens', 'spancost.cost.exact'];
    return this.#events.map(({ attributes }) => told.map((name) => String(attributes[name])).join(' ')).toSorted();
  }

  /** Names of the spans of one feature, each with those above it: `chat gpt-5 < step 1 < invoke_agent shop`. */
  tree(feature: string): readonly string[] {
    const byId = new Map(this.spans.map((span) => [span.spanId, span]));
    const path = (span: Received): string => {
      const parent = byId.get(span.parentSpanId ?? '');
      return parent === undefined ? span.name : `${span.name} < ${path(parent)}`;
    };
    return this.spans.filter(({ attributes }) => attributes['spancost.feature'] === feature).map(path);
  }

  /** US dollars of all events, and of all spans that have a cost. */
  get totals(): readonly number[] {
    return [this.#events, this.spans].map((told) =>
      told.reduce((sum, { attributes }) => sum + Number(attributes['spancost.cost.exact'] ?? 0), 0),
    );
  }
}

/** Runs `apps/ai-sdk.mjs` in processes of their own; what was run so is not run again. */
export class Runs {
  readonly #providersUrl: string;
  readonly #known: Map<string, Promise<Run>> = new Map();

  constructor(providersUrl: string) {
    this.#providersUrl = providersUrl;
  }

  /** The application with a major of the AI SDK, whose telemetry and whose network are on or off. */
  of(major: string, telemetry: string, network: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
    const key = JSON.stringify([major, telemetry, network, env]);
    const known = this.#known.get(key) ?? this.#start(major, telemetry, network, env);
    this.#known.set(key, known);
    return known;
  }

  async #start(
    major: string,
    telemetry: string,
    network: string,
    { NODE = process.execPath, ...env }: Readonly<Record<string, string>>,
  ): Promise<Run> {
    const sink = await OtlpSink.start();
    const { stdout } = await promisify(execFile)(NODE, ['--conditions=@spancost/source', '--no-warnings', 'ai-sdk.mjs'], {
      cwd: join(import.meta.dirname, 'apps'),
      maxBuffer: 16 * 1024 * 1024,
      env: {
        PATH: process.env['PATH'],
        PROVIDERS_URL: this.#providersUrl,
        AI_MAJOR: major,
        AI_TELEMETRY: telemetry,
        NETWORK: network,
        OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
        OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
        ...env,
      },
    });
    sink.close();
    return new Run(sink, stdout);
  }
}
