/** Fallback of `error.type` when what was thrown has no name. */
const OTHER = '_OTHER';

/**
 * Name of an error's class: `RateLimitError`, `APIConnectionTimeoutError`, `TypeError`. The SDKs leave `name` at `Error`;
 * other libraries set it (`AbortError`).
 */
export function errorType(error: unknown): string {
  if (!(error instanceof Error)) return OTHER;
  const { name } = error;
  if (name !== '' && name !== 'Error') return name;
  return error.constructor.name || OTHER;
}

/** HTTP status that an error carries, if it came with a response. */
export function httpStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
