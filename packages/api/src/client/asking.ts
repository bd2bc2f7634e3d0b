import type { BodySent, Operation, ParamsOf, QuerySent } from '../operation.ts';

/** What comes with a question: what its operation takes, and how long to wait. */
export type Asking<O extends Operation> = Part<'query', QuerySent<O>> & Part<'params', ParamsOf<O>> & Body<O> & Headed<O> & Waiting;

/** A question that may be asked without more needs no second argument. */
export type AskingArgs<O extends Operation> = object extends Asking<O> ? [asking?: Asking<O>] : [asking: Asking<O>];

/** A body that is not JSON, for operations that take such: a CSV file. */
export interface Upload<Type extends string = string> {
  readonly type: Type;
  readonly content: string | Uint8Array<ArrayBuffer> | Blob;
}

interface Waiting {
  /** Ends the question. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; what the client has unless told. */
  readonly timeoutMs?: number | undefined;
}

/** Not there where it has nothing, optional where all in it is. */
type Part<Name extends string, Value> = [Value] extends [Record<string, never>]
  ? { readonly [name in Name]?: undefined }
  : object extends Value
    ? { readonly [name in Name]?: Value | undefined }
    : { readonly [name in Name]: Value };

type Body<O extends Operation> = [BodySent<O>] extends [undefined]
  ? { readonly body?: undefined }
  : O extends { readonly otherBodies: Readonly<Record<infer Type extends string, string>> }
    ? { readonly body: BodySent<O>; readonly upload?: undefined } | { readonly upload: Upload<Type>; readonly body?: undefined }
    : { readonly body: BodySent<O> };

type Headed<O extends Operation> = O extends { readonly headers: Readonly<Record<infer Name extends string, string>> }
  ? { readonly headers?: { readonly [name in Name]?: string | undefined } }
  : { readonly headers?: undefined };

/** A question as it is sent, without the types of its operation. */
export interface Sent extends Waiting {
  readonly query?: object | undefined;
  readonly params?: object | undefined;
  readonly body?: unknown;
  readonly upload?: Upload | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}
