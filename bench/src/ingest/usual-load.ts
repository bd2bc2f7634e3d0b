import type { LoadOptions } from './load.ts';

/** How an application with a full batch processor sends, and as many of them as keep a collector busy. */
export const USUAL_LOAD: Pick<LoadOptions, 'callsPerBatch' | 'connections'> = { callsPerBatch: 500, connections: 16 };
