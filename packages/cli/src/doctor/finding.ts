/** One thing that was looked at. */
export interface Finding {
  readonly check: 'spancost' | 'sdk' | 'next' | 'instrumentation' | 'collector' | 'prices';
  /** `problem` makes the exit code 1; a `note` may be as it is. */
  readonly status: 'ok' | 'note' | 'problem';
  readonly what: string;
}
