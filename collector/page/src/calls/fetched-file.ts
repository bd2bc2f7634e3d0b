import type { EXPORT } from '@spancost/api';
import type { Asking } from '@spancost/api/client';
import type { Open } from '../api/ask.ts';
import { EXPORTED } from '../api/routes.ts';

/** How long an export may take to begin, in milliseconds; what comes then may take as long as it takes. */
const TIMEOUT_MS = 120_000;
/** How long a browser has to take over a file that it saves. */
const TAKEN_OVER_MS = 60_000;

export interface FetchedFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * An export that was fetched with a token. Browsers keep what is large of it in a file of their own, not in the page.
 *
 * @throws ApiError where it is refused; what fetch throws where it breaks off, so that half a file is never taken for a whole one
 */
export async function fetchedFile(
  open: Open,
  query: NonNullable<Asking<typeof EXPORT>['query']>,
  signal: AbortSignal,
): Promise<FetchedFile> {
  const response = await open(EXPORTED, { query, signal, timeoutMs: TIMEOUT_MS });
  const content = await response.blob();
  const [, name] = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
  return { name: name ?? `spancost-calls.${query.format ?? 'csv'}`, content };
}

/** Hands a file to the browser, which saves it as it saves downloads. */
export function saveFile(document: Document, { name, content }: FetchedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_OVER_MS);
}
