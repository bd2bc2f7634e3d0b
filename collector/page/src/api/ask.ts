import type { AnswerOf, Operation } from '@spancost/api';
import { NotUnderstoodError, SpancostApi, type Asking } from '@spancost/api/client';
import type { Route } from './routes.ts';

/** What the collector answers to an operation. @throws ApiError as the client of `@spancost/api` does */
export type Ask = <O extends Operation>(route: Route<O>, asking: Asking<O>) => Promise<AnswerOf<O>>;

/** How long an answer may take, in milliseconds: what is asked is small, or indexed. */
const TIMEOUT_MS = 20_000;

/** Asks the collector at an address, with the token of this moment. */
export function askAt(url: string, token: () => string | undefined): Ask {
  return async <O extends Operation>(route: Route<O>, asking: Asking<O>): Promise<AnswerOf<O>> => {
    const api: Opener = new SpancostApi({ url, token: token(), timeoutMs: TIMEOUT_MS });
    const response = await api.open(route, asking);
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
