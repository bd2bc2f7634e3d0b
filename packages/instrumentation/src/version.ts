/** Version of this package, which is the version of its instrumentation scopes; a test compares it with package.json. */
export const VERSION: string = '0.1.0';
