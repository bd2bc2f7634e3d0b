import type { AnswerOf, Operation } from '@spancost/api';
import { NotUnderstoodError, SpancostApi, type Asking } from '@spancost/api/client';
import type { Route } from './routes.ts';

/** What the collector answers to an operation. @throws ApiError as the client of `@spancost/api` does */
export type Ask = <O extends Operation>(route: Route<O>, asking: Asking<O>) => Promise<AnswerOf<O>>;

/** The answer as it arrives, for files. @throws ApiError as the client of `@spancost/api` does, for what happens before the first byte */
export type Open = <O extends Operation>(route: Route<O>, asking: Asking<O>) => Promise<Response>;

/** How long an answer may take to begin, in milliseconds: a year of many millions of calls by session is counted one by one. */
const TIMEOUT_MS = 60_000;

/** Asks the collector at an address, with the token of this moment. */
export function openAt(url: string, token: () => string | undefined): Open {
  return async <O extends Operation>(route: Route<O>, asking: Asking<O>): Promise<Response> => {
    const api: Opener = new SpancostApi({ url, token: token(), timeoutMs: TIMEOUT_MS });
    return api.open(route, asking);
  };
}

/** As {@link openAt}, for answers in JSON. */
export function askAt(url: string, open: Open): Ask {
  return async <O extends Operation>(route: Route<O>, asking: Asking<O>): Promise<AnswerOf<O>> => {
    const response = await open(route, asking);
    try {
      // The tests of the collector hold its answers to the schemas.
      return (await response.json()) as AnswerOf<O>;
    } catch (error) {
      throw new NotUnderstoodError(`${route.method} ${url}${route.path}`, error);
    }
  };
}

/** The client, which reads of an operation its method and path when it opens one. */
interface Opener {
  open(route: object, asking: object): Promise<Response>;
}
