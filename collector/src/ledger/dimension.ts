/** What calls say of themselves, and usage can be grouped by. */
export type Dimension =
  | 'user'
  | 'tenant'
  | 'feature'
  | 'provider'
  | 'model'
  | 'operation'
  | 'service'
  | 'environment'
  | 'status'
  | 'session'
  | 'task'
  | 'object'
  | 'errorType'
  | 'basis';
