/** Parts of the collector's work on a request, as spans below the one of the request. */
export const COLLECTOR_SPANS: Readonly<Record<'decode' | 'read' | 'record' | 'price' | 'commit' | 'forward', string>> = {
  /** From bytes to telemetry. */
  decode: 'spancost.collector.decode',
  /** From telemetry to reports of AI calls. */
  read: 'spancost.collector.read',
  /** From the first report that waits for the ledger to the last that is in it. */
  record: 'spancost.collector.record',
  /** What a group of requests adds to what the ledger knows of their calls, priced. */
  price: 'spancost.collector.price',
  /** The transaction of a group of requests, until it is durable. */
  commit: 'spancost.collector.commit',
  /** A request that is handed on. */
  forward: 'spancost.collector.forward',
};

/** Reports of AI calls in a request, or in the group of requests that is recorded at once. */
export const ATTR_SPANCOST_COLLECTOR_REPORTS = 'spancost.collector.reports' as const;
/** Requests that are recorded at once. */
export const ATTR_SPANCOST_COLLECTOR_REQUESTS = 'spancost.collector.requests' as const;
