import { basename } from 'node:path';

/** The name that the collector gives a file; never a path, whoever answers. */
export function fileNameOf({ headers }: Pick<Response, 'headers'>): string | undefined {
  const [, name] = /filename="([^"]+)"/.exec(headers.get('content-disposition') ?? '') ?? [];
  const safe = basename((name ?? '').replaceAll('\\', '/'));
  return /^[\w][\w.-]*$/.test(safe) ? safe : undefined;
}
