import { DIMENSIONS, type GroupDimension } from '@spancost/api';
import { InvalidArgumentError } from 'commander';

/** Words of a dimension in the plural, as one speaks of the top users. */
const PLURALS: Readonly<Record<GroupDimension, string>> = {
  user: 'users',
  tenant: 'tenants',
  feature: 'features',
  provider: 'providers',
  model: 'models',
  operation: 'operations',
  service: 'services',
  environment: 'environments',
  status: 'statuses',
  session: 'sessions',
  task: 'tasks',
  object: 'objects',
  error_type: 'error-types',
  basis: 'bases',
};

/** What can be written for a dimension, for help and completion. */
export const DIMENSION_WORDS: readonly string[] = DIMENSIONS.map((each) => PLURALS[each]);

/**
 * One or two dimensions as they are written with a comma, in the singular or the plural: `users`, `feature,model`.
 *
 * @throws InvalidArgumentError that lists what there is.
 */
export function parseDimensions(text: string): readonly GroupDimension[] {
  const found = text.split(',').map(dimensionOf);
  if (found.length > 2 || new Set(found).size < found.length) throw new InvalidArgumentError('Write one dimension, or two different ones.');
  return found;
}

function dimensionOf(word: string): GroupDimension {
  const wanted = word.trim().toLowerCase().replaceAll('-', '_');
  const found = DIMENSIONS.find((each) => each === wanted || PLURALS[each].replaceAll('-', '_') === wanted);
  if (found === undefined) throw new InvalidArgumentError(`Write one or two of ${DIMENSION_WORDS.join(', ')}, with a comma between them.`);
  return found;
}

/** `Feature`, for the head of a column. */
export function titleOf(dimension: string): string {
  const words = dimension.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
