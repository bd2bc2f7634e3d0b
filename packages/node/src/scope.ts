/** Name of the instrumentation scope of what this package sends: usage events, and spans of calls tracked by hand. */
export const SCOPE = '@spancost/node';
