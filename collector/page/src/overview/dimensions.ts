import type { GroupDimension } from '@spancost/api';

/** What spend can be split by, as people say it. */
const DIMENSIONS = {
  feature: 'Feature',
  model: 'Model',
  provider: 'Provider',
  user: 'User',
  tenant: 'Tenant',
  status: 'Status',
  operation: 'Operation',
  service: 'Service',
  environment: 'Environment',
  session: 'Session',
  task: 'Task',
  object: 'Object',
  error_type: 'Error type',
  basis: 'Basis of the cost',
} as const satisfies Readonly<Record<GroupDimension, string>>;

export const DIMENSION_CHOICES: readonly (readonly [string, string])[] = Object.entries(DIMENSIONS);

/** @param written Of an address; what is not known is the feature. */
export function dimensionNamed(written: string | undefined): GroupDimension {
  return written !== undefined && Object.hasOwn(DIMENSIONS, written) ? (written as GroupDimension) : 'feature';
}

export function textOfDimension(dimension: GroupDimension): string {
  return DIMENSIONS[dimension];
}
