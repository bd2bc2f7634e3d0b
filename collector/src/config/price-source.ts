import type { z } from 'zod';

const LOOPBACK_HOSTS: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a source of prices is to be fetched; else it is a file. */
export function isUrl(from: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(from);
}

/** Why a URL may not be asked for prices; undefined if it may. */
export function problemOfUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is no URL; write a file, or a URL such as https://example.com/prices.json`;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return 'a URL with a user or password in it is refused: it would be in every log';
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOSTS.includes(hostname))) return undefined;
  return `prices are fetched by https only (or http from this machine), not by ${protocol}//`;
}

/** Adds an issue for a source that prices cannot be taken from. */
export function checkPriceSource(from: string, context: z.core.$RefinementCtx): void {
  const problem = isUrl(from) ? problemOfUrl(from) : undefined;
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
}
