/** Which calls a question is about; a field that is missing takes in all values. */
export interface CallScope {
  readonly provider?: string;
  readonly model?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly feature?: string;
  readonly service?: string;
  readonly environment?: string;
}
