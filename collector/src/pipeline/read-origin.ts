import { ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ATTR_SERVICE_NAME, ATTRIBUTE_ALIASES } from '@spancost/conventions';
import type { Resource, Scope } from '../otlp/messages.ts';
import { readAttributes } from '../otlp/read-attributes.ts';

/** What stands around a span or log record. */
export interface Origin {
  readonly service?: string;
  readonly environment?: string;
  readonly scope?: string;
  readonly scopeVersion?: string;
}

/** @param unsaid Environment of telemetry that does not say. */
export function readOrigin(resource: Resource | null, scope: Scope | null, unsaid?: string): Origin {
  const attributes = readAttributes(resource?.attributes ?? []);
  const names = [ATTR_DEPLOYMENT_ENVIRONMENT_NAME, ...(ATTRIBUTE_ALIASES[ATTR_DEPLOYMENT_ENVIRONMENT_NAME] ?? [])];
  const environment = names.map((name) => text(attributes[name])).find((name) => name !== undefined) ?? unsaid;
  const service = text(attributes[ATTR_SERVICE_NAME]);
  const scopeName = text(scope?.name);
  const scopeVersion = text(scope?.version);
  return {
    ...(service === undefined ? {} : { service }),
    ...(environment === undefined ? {} : { environment }),
    ...(scopeName === undefined ? {} : { scope: scopeName }),
    ...(scopeVersion === undefined ? {} : { scopeVersion }),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
