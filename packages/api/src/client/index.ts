export type { Asking, AskingArgs, Upload } from './asking.ts';
export { ApiError, NotUnderstoodError, RefusedError, TimedOutError, UnreachableError } from './errors.ts';
export { SpancostApi } from './spancost-api.ts';
export type { SpancostApiOptions } from './spancost-api.ts';
