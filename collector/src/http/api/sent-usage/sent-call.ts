import type { CallStatus } from '@spancost/conventions';

/** A call as it was sent, checked; what was left out is not known. */
export interface SentCall {
  readonly id?: string;
  readonly provider: string;
  readonly model: string;
  readonly response_model?: string;
  readonly operation: string;
  readonly usage: Readonly<Record<string, number | undefined>>;
  readonly attribution: SentAttribution;
  readonly called_at?: string;
  readonly duration_ms?: number;
  readonly stream: boolean;
  readonly status?: CallStatus;
  readonly error_type?: string;
  readonly response_id?: string;
  readonly reported_cost_usd?: string;
  readonly service_tier?: string;
  readonly geography?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly environment?: string;
  readonly trace_id?: string;
  readonly span_id?: string;
}

/** Who and what caused a call that was sent. */
export interface SentAttribution {
  readonly tenant?: string;
  readonly user?: string;
  readonly feature?: string;
  readonly session?: string;
  readonly task?: string;
  readonly object?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}
