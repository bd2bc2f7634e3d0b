import { LedgerBrokenError } from '../../errors.ts';

/** The file that failed, and who is to be told when it is beyond help. */
export interface FailingFile {
  readonly file: string;
  readonly onBroken: (error: LedgerBrokenError) => void;
}

/** How DuckDB says that it will not do anything any more until the file is opened again. */
const FATAL = /FATAL|database has been invalidated/i;

/** The error that a failure means if the file is beyond help, and then tells; else undefined. */
export function brokenBy(cause: unknown, { file, onBroken }: FailingFile): LedgerBrokenError | undefined {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (!FATAL.test(message)) return undefined;
  const error = new LedgerBrokenError(file, `${message}. Start the collector again; if it fails again, restore the file from a backup.`, {
    cause,
  });
  onBroken(error);
  return error;
}
