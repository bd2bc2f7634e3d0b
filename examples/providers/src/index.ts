export type { ProvidersOptions } from './providers-options.ts';
export type { RecordedRequest } from './recorded-request.ts';
export { SCENARIOS } from './scenarios.ts';
export type { Scenario } from './scenarios.ts';
export { startProviders } from './start-providers.ts';
export type { ProvidersServer } from './start-providers.ts';
export type { UsageHeader } from './usage-header.ts';
