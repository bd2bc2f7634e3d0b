import type { GroupDimension } from '@spancost/api';
import type { Dimension } from '../../../ledger/views.ts';

/** The dimension of the ledger that is asked for by a name. */
export function dimensionOf(name: GroupDimension): Dimension {
  return name === 'error_type' ? 'errorType' : name;
}
