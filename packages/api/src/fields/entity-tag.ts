/** The header of a question whose answer the client may have already. */
export const IF_NONE_MATCH = { 'if-none-match': 'ETag of the answer that the client has; 304 if it is still that one.' };

/** The header of an answer by which it can be asked for anew. */
export const ETAG = { etag: 'Of what is answered.' };
