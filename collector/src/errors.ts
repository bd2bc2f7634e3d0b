/** Base of every error that this package throws on purpose; `code` is stable. */
export abstract class CollectorError extends Error {
  abstract readonly code: string;
}

/** Where in a file a problem is; line and column count from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A configuration or price book that cannot be used: where, what is wrong, and what to do. */
export class ConfigError extends CollectorError {
  readonly code = 'invalid_config';
  readonly position: SourcePosition | undefined;

  constructor(problem: string, position?: SourcePosition, options?: ErrorOptions) {
    super(position === undefined ? problem : `${formatPosition(position)}: ${problem}`, options);
    this.name = 'ConfigError';
    this.position = position;
  }
}

/** Another process holds the ledger file. */
export class LedgerLockedError extends CollectorError {
  readonly code = 'ledger_locked';
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    super(
      `The ledger ${path} is in use by another process. A ledger has one writer: stop the other collector, ask its API, or set ledger.path to another file.`,
      options,
    );
    this.name = 'LedgerLockedError';
    this.path = path;
  }
}

/** The ledger cannot be opened, or has failed in a way that it does not recover from. */
export class LedgerBrokenError extends CollectorError {
  readonly code = 'ledger_broken';
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`The ledger ${path} cannot be used: ${problem}`, options);
    this.name = 'LedgerBrokenError';
    this.path = path;
  }
}

/** The ledger could not append; nothing of the batch was written and the sender should try again. */
export class LedgerUnavailableError extends CollectorError {
  readonly code = 'ledger_unavailable';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The ledger could not append: ${problem}. Nothing was written; send it again.`, options);
    this.name = 'LedgerUnavailableError';
  }
}

/** `spancost.yaml:3:7`, or what of it is known. */
function formatPosition({ file, line, column }: SourcePosition): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
