/** A body that is not what its content type says; the message is for the sender. */
export class DecodingError extends Error {
  constructor(problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'DecodingError';
  }
}
