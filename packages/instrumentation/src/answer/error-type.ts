import { count, field } from '../json-fields.ts';

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

/** What the SDKs call the HTTP status of an error: Stainless and Google, Cohere and Mistral, Ollama. */
const STATUS_FIELDS: readonly string[] = ['status', 'statusCode', 'status_code'];

/** HTTP status that an error carries, if it came with a response. */
export function httpStatus(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const name of STATUS_FIELDS) {
    const status = count(error, name);
    if (status !== undefined) return status;
  }
  // AWS. What goes wrong within a stream has the status of the stream.
  const status = count(field(error, '$metadata'), 'httpStatusCode');
  return status !== undefined && status >= 400 ? status : undefined;
}
