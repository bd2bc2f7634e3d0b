import type { ContentConfig } from '../content/content-config.ts';
import type { UnownedCalls } from './unowned-calls.ts';

/** Options of {@link NetworkInstrumentation}. */
export interface NetworkInstrumentationConfig extends ContentConfig {
  /** Further hosts to watch, with or without a port, and whose service each is: `{ 'llm.shop.example': 'openai' }`. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Bytes of a request and of an answer in one piece that are read at most; what is longer has no usage. Default: 8 MiB. */
  readonly bodyLimit?: number;
  /** Is told of the first call of each provider and host, out of that call's way. Default: a line in OpenTelemetry's diagnostics. */
  readonly onFirst?: (calls: UnownedCalls) => void;
}
