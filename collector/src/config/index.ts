export { ConfigError } from '../errors.ts';
export { addressOf } from './address-of.ts';
export { describeConfig } from './describe-config.ts';
export type { ConfigDescription, ConfigValue } from './describe-config.ts';
