/** The making of tokens, without the collector around it. */
export { newToken, TOKEN_BYTES } from './access/new-token.ts';
export type { NewToken } from './access/new-token.ts';
