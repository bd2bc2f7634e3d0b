export { alertmanagerFilesOf } from '../alerting/files-of-config.ts';
export { TEMPLATE_FILE } from '../alerting/alertmanager-config.ts';
export type { AlertmanagerFiles } from '../alerting/alertmanager-config.ts';
export { ConfigError } from '../errors.ts';
export { addressOf } from './address-of.ts';
export { checkConfig } from './check-start.ts';
export { describeConfig } from './describe-config.ts';
export type { ConfigDescription, ConfigValue } from './describe-config.ts';
