/** A body that is not what its content type says; the message is for the sender. */
export class DecodingError extends Error {
  constructor(problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'DecodingError';
  }
}

/** A body of which so many objects would be made that memory has to be feared for, however few bytes it has. */
export class TooManyValuesError extends Error {
  constructor(maxValues: number) {
    super(`The body has more than ${maxValues} values (fields, attributes and list entries); send smaller batches or raise limits.values`);
    this.name = 'TooManyValuesError';
  }
}
