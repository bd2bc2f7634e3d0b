import { CollectorError } from '../../errors.ts';

/** A check of other prices that came to nothing; what waited before it still waits. */
export class PriceSyncError extends CollectorError {
  readonly code = 'price_sync_failed';

  constructor(problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'PriceSyncError';
  }
}
