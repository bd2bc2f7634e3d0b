import type { Pricer } from '@spancost/prices';
import type { TokenLimits } from '../access/token-limits.ts';
import type { Budget, BudgetRecipients } from '../budgets/budget.ts';
import type { UsageLimit } from '../usage-limits/usage-limit.ts';

/** What a token may do: `ingest` posts telemetry, `viewer` reads, `admin` does both and corrects. */
export type Role = 'ingest' | 'viewer' | 'admin';

/** A token, known only by its hash, and what it is limited to. */
export interface TokenConfig extends TokenLimits {
  readonly name: string;
  /** SHA-256 of the token, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly role: Role;
  /** When it ends to be in force, in milliseconds since the epoch; missing for never. */
  readonly expiresAt?: number;
}

/** Requests a minute, each limit for itself; 0 is no limit, one that is missing hangs on whether there are tokens. */
export interface RateLimitsConfig {
  /** With telemetry, by one token. */
  readonly ingest?: number;
  /** Everything else, by one token. */
  readonly api?: number;
  /** Without a known token, from one address. */
  readonly failedAuth?: number;
}

/** Files in PEM that a collector speaks HTTPS by. */
export interface TlsConfig {
  /** The certificate, and behind it those that lead to a known authority. */
  readonly cert: string;
  readonly key: string;
  /** Certificates of the authorities that a client's certificate must come from; missing if clients need none. */
  readonly clientCa?: string;
}

/** Where OTLP requests are handed on to. */
export interface ForwardTarget {
  /** Full URL, `http://tempo:4318/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long one request is tried, retries included. */
  readonly timeoutMs: number;
  /** Requests under way at once; one more is dropped and counted. */
  readonly concurrency: number;
}

export interface LimitsConfig {
  /** Bytes of a request body as it is sent. */
  readonly bodyBytes: number;
  /** Bytes of a request body after decompression. */
  readonly decompressedBodyBytes: number;
  /** Fields, attributes and list entries of a request in all; bounds the memory that small bodies can take. */
  readonly values: number;
  /** Bytes that all requests under way may hold together: bodies as sent, as decompressed, and what was decoded from them. */
  readonly inFlightBytes: number;
  /** Spans, or log records, of one request; those beyond it are rejected. */
  readonly spansPerRequest: number;
  /** Attributes of a report; one with more is quarantined. */
  readonly attributesPerSpan: number;
  /** Characters of a text that the ledger keeps whole. */
  readonly attributeLength: number;
  /** Distinct values of one metric label; further ones are shown as `other`. */
  readonly labelValues: number;
  /** How far in the future a call may begin by the collector's clock. */
  readonly clockToleranceMs: number;
  /** Reports that may wait for the ledger; above it requests are answered 503. */
  readonly waitingReports: number;
}

/** Where prices come from, besides the packaged book. */
export interface PricesConfig {
  /** The operator's own book; read again when it changes. */
  readonly file?: string;
  /** Another list of prices that the book is compared with on a schedule. */
  readonly sync?: PriceSyncConfig;
}

export interface PriceSyncConfig {
  /** A file, or an https URL (http on loopback). */
  readonly from: string;
  readonly everyMs: number;
}

/** Where the money is kept, and for how long. */
interface LedgerConfig {
  readonly path: string;
  /** How long single calls are kept; their sums are kept for ever. Missing for as long. */
  readonly retentionMs?: number;
  /** Bytes that the database may take for itself; missing for 1 GiB. */
  readonly memoryBytes?: number;
  /** The folder of backups; missing for `backups` beside the ledger. */
  readonly backups?: string;
}

/** What was asked and answered, apart from the money. */
interface ContentConfig {
  readonly keep: boolean;
  /** How long it is kept. */
  readonly retentionMs: number;
}

/** What `/metrics` shows. */
export interface MetricsConfig {
  readonly scrapeIntervalMs: number;
  /** IANA name of the zone in which days, weeks and months begin. */
  readonly timeZone: string;
  /** How many users, and how many tenants, are shown by name in each period. */
  readonly topUsers: number;
  readonly topTenants: number;
}

/** What calls without a price are taken to cost where budgets count them; US dollars, plain decimals. */
export interface UnpricedCeilingConfig {
  /** Tokens of any type. */
  readonly usdPerMillionTokens: string;
  /** Of each call, besides its tokens: some tell none. */
  readonly usdPerCall: string;
}

/** The mail server that Alertmanager sends by. */
export interface SmtpConfig {
  /** `mail.example.com:587`. */
  readonly smarthost: string;
  readonly from: string;
  readonly username?: string;
  /** On Alertmanager's machine. */
  readonly passwordFile?: string;
  readonly requireTls: boolean;
  readonly hello: string;
}

/** Who is told by Alertmanager, and what its configuration is made from. */
export interface AlertingConfig {
  /** Missing where none is asked for anything. */
  readonly alertmanagerUrl?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Missing where its configuration is not written. */
  readonly configFile?: string;
  readonly grafanaUrl?: string;
  readonly smtp?: SmtpConfig;
  readonly operators: BudgetRecipients;
  /** URL that is told all the time that alerts can be told. */
  readonly watchdog?: string;
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
}

/** Where more is to be seen of a call. */
export interface LinksConfig {
  /** URL of a trace with `{trace_id}` and `{span_id}`. */
  readonly trace?: string;
}

/** Everything that a collector is started with; {@link DEFAULT_CONFIG} has the defaults. */
export interface CollectorConfig {
  readonly listen: { readonly host: string; readonly port: number };
  readonly ledger: LedgerConfig;
  readonly content: ContentConfig;
  readonly forward: { readonly traces?: ForwardTarget; readonly metrics?: ForwardTarget };
  readonly metrics: MetricsConfig;
  readonly limits: LimitsConfig;
  readonly budgets: readonly Budget[];
  readonly usageLimits: readonly UsageLimit[];
  readonly alerting: AlertingConfig;
  readonly links: LinksConfig;
  readonly unpricedCeiling: UnpricedCeilingConfig;
  /** Display name by feature id. */
  readonly features: Readonly<Record<string, string>>;
  /** The book to begin with, compiled. */
  readonly pricer: Pricer;
  readonly prices: PricesConfig;
  readonly auth: { readonly tokens: readonly TokenConfig[] };
  readonly rateLimits: RateLimitsConfig;
  /** Missing for plain HTTP. */
  readonly tls?: TlsConfig;
  /** `deployment.environment.name` of telemetry that does not say. */
  readonly environment?: string;
  readonly telemetry: TelemetryConfig;
  readonly log: { readonly level: LogLevel };
}

/** Where the collector's own traces are sent. */
export interface TracesConfig {
  /** Full URL, `http://tempo:4318/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Share of requests that are followed, from 0 to 1, where their sender does not say. */
  readonly ratio: number;
}

/** What the collector tells of itself. */
export interface TelemetryConfig {
  readonly traces?: TracesConfig;
}

export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';
