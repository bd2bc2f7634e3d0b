import { diag, DiagLogLevel } from '@opentelemetry/api';
import { afterEach, beforeEach } from 'vitest';

/** What is told to OpenTelemetry's diagnostics as an error, anew in each test of a file. */
export function recordDiagErrors(): readonly string[] {
  const errors: string[] = [];
  const ignore = (): void => undefined;
  const logger = {
    error: (...told: unknown[]) => void errors.push(told.join(' ')),
    warn: ignore,
    info: ignore,
    debug: ignore,
    verbose: ignore,
  };
  beforeEach(() => {
    errors.length = 0;
    diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  });
  afterEach(() => diag.disable());
  return errors;
}
