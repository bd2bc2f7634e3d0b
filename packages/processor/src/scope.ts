/** Name of the instrumentation scope of the metrics and events of this package. */
export const PROCESSOR_SCOPE = '@spancost/processor';
