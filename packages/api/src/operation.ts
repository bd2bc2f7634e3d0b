import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The chapters of the reference. */
export type Tag = 'Usage' | 'Analytics' | 'Unit economics' | 'Budgets' | 'Prices' | 'Users' | 'Export' | 'Upkeep' | 'About';

/** One thing that the API does: what it takes, what it answers, and how the reference tells of it. */
export interface Operation {
  /** Unique; a client's name for it. */
  readonly id: string;
  readonly method: Method;
  /** With the names of its parts in braces: `/api/v1/usage/{call_id}`. */
  readonly path: `/api/v1/${string}`;
  readonly tag: Tag;
  /** A few words. */
  readonly summary: string;
  /** What is worth knowing besides: units, edges, roles that get other answers. */
  readonly description?: string;
  /** The parts of the path by name. */
  readonly params?: z.ZodObject;
  /** What stands behind the question mark; nothing unless told. */
  readonly query?: z.ZodObject;
  /** Of a request with a body. Missing for one without, and for one that is not JSON alone. */
  readonly body?: z.ZodType;
  /** Other content types than `application/json` that the body may have, with what each is. */
  readonly otherBodies?: Readonly<Record<string, string>>;
  /** Headers that it knows, in lower case, with what each is for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the answer that is no problem; missing for one without a body, and for one that is not JSON. */
  readonly answer?: z.ZodType;
  /** Content types of an answer that is not JSON, with what each is. */
  readonly otherAnswers?: Readonly<Record<string, string>>;
  /** Headers of the answer, in lower case, with what each is. */
  readonly answerHeaders?: Readonly<Record<string, string>>;
  /** 200 unless told; further ones with the same answer may follow. */
  readonly statuses?: readonly number[];
  /** Statuses of problems that are not on every route (400, 401, 403, 404 of names, 429, 500, 503), with what they mean. */
  readonly problems?: Readonly<Record<number, string>>;
}

/** An operation as it is written, with the types of its schemas. */
export function operation<const O extends Operation>(written: O): O {
  return written;
}

/** What a query is once it is read. */
export type QueryOf<O extends Operation> = O extends { readonly query: infer Q extends z.ZodType } ? z.output<Q> : Record<string, never>;

/** What a client may write as a query. */
export type QuerySent<O extends Operation> = O extends { readonly query: infer Q extends z.ZodType } ? z.input<Q> : Record<string, never>;

export type ParamsOf<O extends Operation> = O extends { readonly params: infer P extends z.ZodType } ? z.output<P> : Record<string, never>;

export type BodyOf<O extends Operation> = O extends { readonly body: infer B extends z.ZodType } ? z.output<B> : undefined;

export type BodySent<O extends Operation> = O extends { readonly body: infer B extends z.ZodType } ? z.input<B> : undefined;

export type AnswerOf<O extends Operation> = O extends { readonly answer: infer A extends z.ZodType } ? z.output<A> : undefined;

/** An answer as somebody may make it, and as its types say it: what is in it may be read-only. */
export type Given<T> = T extends readonly (infer E)[]
  ? readonly Given<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T;
