/** A failure that the person at the terminal can mend; its message is shown as it is, without a stack. */
export class CommandError extends Error {
  /** 1: it went wrong; 2: the command's words or configuration are off. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

/** Nobody answers at the address. */
export class NoCollectorError extends CommandError {}
