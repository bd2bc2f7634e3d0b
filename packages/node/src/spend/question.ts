import type { Operation, QuerySent } from '@spancost/api';
import type { Camelised } from './camelised.ts';

/** What an operation can be asked, in camel case; moments may be a `Date`. */
export type Question<O extends Operation> = Omit<Camelised<QuerySent<O>>, 'from' | 'to'> & {
  /** The first moment: a `Date`, ISO 8601 with a zone, or a day such as `2026-11-01`, which begins in the time zone of the question. */
  readonly from?: Date | string | undefined;
  /** The moment at which it ends, which is not in it. Default: now. */
  readonly to?: Date | string | undefined;
};

/** Which collector is asked, by which token, and how long its answer may take. */
export interface AskOptions {
  /** Default: `SPANCOST_URL`, else what `register({ collectorUrl })` was told, else as that finds it. */
  readonly url?: string | undefined;
  /** Of role viewer or admin. Default: `SPANCOST_TOKEN`; without one, what `OTEL_EXPORTER_OTLP_HEADERS` sends to that collector. */
  readonly token?: string | undefined;
  /** Milliseconds. Default: 5,000. */
  readonly timeoutMs?: number | undefined;
  /** Ends the question; it rejects with the reason of the signal then. */
  readonly signal?: AbortSignal | undefined;
}
