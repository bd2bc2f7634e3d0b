import type { BudgetCheck, BudgetJson, BudgetList } from '@spancost/api';
import type { RunningCollector } from '../../running-collector.ts';

/** Headers of a request. */
type Headers = Readonly<Record<string, string>>;

/** An answer of the API: a budget, or a problem. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Partial<BudgetJson> & {
    readonly detail?: string;
    readonly problems?: readonly { readonly path: string; readonly message: string }[];
  };
}

/** The routes of budgets, as one token asks for them. */
export interface BudgetsClient {
  create(budget: unknown): Promise<Answer>;
  replace(name: string, budget: unknown, headers?: Headers): Promise<Answer>;
  patch(name: string, patch: unknown, headers?: Headers): Promise<Answer>;
  remove(name: string, headers?: Headers): Promise<Answer>;
  get(name: string, query?: string): Promise<Answer>;
  list(): Promise<readonly BudgetJson[]>;
  check(query: string): Promise<BudgetCheck>;
}

/** @param bearer Of the token; nothing where there are none. */
export function askBudgets(collector: Pick<RunningCollector, 'url'>, bearer: Headers = {}): BudgetsClient {
  const ask = async (method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${collector.url}/api/v1/budgets${path}`, {
      method,
      ...sent,
      headers: { ...type, ...bearer, ...headers },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
    };
  };
  const of = (name: string): string => `/${encodeURIComponent(name)}`;
  const good = async <T>(path: string): Promise<T> => {
    const { status, body } = await ask('GET', path);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${body.detail ?? ''}`);
    return body as T;
  };
  return {
    create: (budget) => ask('POST', '', budget),
    replace: (name, budget, headers) => ask('PUT', of(name), budget, headers),
    patch: (name, patch, headers) => ask('PATCH', of(name), patch, headers),
    remove: (name, headers) => ask('DELETE', of(name), undefined, headers),
    get: (name, query = '') => ask('GET', of(name) + query),
    list: async () => (await good<BudgetList>('')).budgets,
    check: (query) => good<BudgetCheck>(`/check?${query}`),
  };
}
