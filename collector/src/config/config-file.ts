import type { BudgetPeriod, BudgetScope, LogLevel, TokenConfig } from './config.ts';

/** `forward.traces` or `forward.metrics`; times in milliseconds. */
export interface ForwardSection {
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly concurrency?: number;
}

/** One of `budgets`. */
export interface BudgetSection {
  readonly name: string;
  readonly amount_usd: string;
  readonly period: BudgetPeriod;
  readonly time_zone?: string;
  readonly scope?: BudgetScope;
}

/** `spancost.yaml` as it is written, checked; lengths of time in milliseconds, sizes in bytes. */
export interface ConfigFile {
  readonly listen?: { readonly host?: string; readonly port?: number };
  readonly ledger?: { readonly path?: string };
  readonly forward?: { readonly traces?: ForwardSection; readonly metrics?: ForwardSection };
  readonly metrics?: { readonly scrape_interval?: number; readonly time_zone?: string };
  readonly limits?: {
    readonly body?: number;
    readonly decompressed_body?: number;
    readonly values?: number;
    readonly label_values?: number;
    readonly clock_tolerance?: number;
    readonly waiting_reports?: number;
  };
  readonly budgets?: readonly BudgetSection[];
  readonly features?: Readonly<Record<string, string>>;
  readonly prices?: { readonly file?: string; readonly sync?: { readonly from: string; readonly every?: number } };
  readonly auth?: { readonly tokens: readonly TokenConfig[] };
  readonly environment?: string;
  readonly log?: { readonly level?: LogLevel };
}
