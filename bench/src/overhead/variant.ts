import type { OpenAIModule } from './sdk-copies.ts';
import type { Telemetry } from './telemetry.ts';
import type { Workload } from './workloads.ts';

/** The SDK with one instrumentation, or with none. */
export interface Variant {
  readonly name: string;
  readonly sdk: OpenAIModule;
  /** Where its telemetry goes; undefined for the SDK alone. */
  readonly telemetry: Telemetry | undefined;
  /** Log records that it sends for a call of a workload. */
  readonly logsOf: (workload: Workload) => number;
  /** Runs calls as an application with this variant would. */
  readonly within: (calls: () => Promise<void>) => Promise<void>;
  /** What is wrong with the telemetry after `calls` calls of a workload; undefined if it did its work. */
  readonly problem: (workload: Workload, calls: number) => Promise<string | undefined>;
}

/** The SDK as it is. */
export function uninstrumented(name: string, sdk: OpenAIModule): Variant {
  return { name, sdk, telemetry: undefined, logsOf: () => 0, within: (calls) => calls(), problem: async () => undefined };
}

/** What every variant must have put on its spans. */
export function tokensProblem(telemetry: Telemetry): string | undefined {
  const attributes = telemetry.spans.last?.attributes;
  return attributes?.['gen_ai.usage.input_tokens'] === undefined || attributes['gen_ai.usage.output_tokens'] === undefined
    ? 'its spans have no token counts'
    : undefined;
}
