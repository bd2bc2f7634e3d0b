import { ROUTES } from '../access/route-access.ts';

/**
 * Methods that a path takes, as `Allow` lists them; empty for a path that is not there.
 *
 * @param path As it was asked for, without a query.
 * @example methodsAt('/api/v1/budgets/month') // ['DELETE', 'GET', 'HEAD', 'PATCH', 'PUT']
 */
export function methodsAt(path: string): readonly string[] {
  const exact = ROUTES.filter(({ url }) => url === path);
  const routes = exact.length > 0 ? exact : ROUTES.filter(({ url }) => isAt(url, path));
  const methods = routes.flatMap(({ methods: taken }) => taken);
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])])].toSorted();
}

/** Whether a path is one of a route's; where a name stands in the route, any name may stand in the path. */
function isAt(url: string, path: string): boolean {
  const [wanted, asked] = [url.split('/'), path.split('/')];
  return (
    wanted.length === asked.length && wanted.every((part, index) => (part.startsWith(':') ? asked[index] !== '' : part === asked[index]))
  );
}
