import type { Attributes } from '@opentelemetry/api';
import { USAGE_ATTRIBUTES, type Usage, type UsageField } from '@spancost/conventions';

/** A {@link Usage} whose counts are filled in as they are read. */
export type MutableUsage = { -readonly [K in UsageField]?: Usage[K] | undefined };

/** Adds the attributes of a usage; unknown counts add none, a zero is set. */
export function addUsage(attributes: Attributes, usage: MutableUsage): void {
  for (const key in usage) {
    const read = usage[key as UsageField];
    if (read !== undefined) attributes[USAGE_ATTRIBUTES[key as UsageField]] = read;
  }
}
