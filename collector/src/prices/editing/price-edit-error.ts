import { CollectorError } from '../../errors.ts';

/** An edit of a price book that came to nothing; the file is as it was, to the byte. */
export class PriceEditError extends CollectorError {
  readonly code = 'price_edit_failed';
  /** `invalid`: the file or the step cannot be. `changed`: somebody else wrote the file meanwhile. `refused`: edit it by hand. */
  readonly kind: 'invalid' | 'changed' | 'refused';

  constructor(kind: PriceEditError['kind'], problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'PriceEditError';
    this.kind = kind;
  }
}
