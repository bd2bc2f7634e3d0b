import type { AnswerOf, Operation } from '@spancost/api';
import { type Asking, type AskingArgs, SpancostApi, type SpancostApiOptions } from '@spancost/api/client';
import type {
  BudgetCheck,
  BudgetJson,
  BudgetList,
  DismissAnswer,
  LedgerBackup,
  LedgerForgotten,
  LedgerVerification,
  PriceUsage,
  QuarantinePage,
  QuarantinedJson,
  ReplayAnswer,
  RerateAnswer,
  Stats,
  TestAlertAnswer,
} from '@spancost/collector';
import { explained } from './ask/explained.ts';
import { CommandError, NoCollectorError } from './errors.ts';

/** A running collector's HTTP API. */
export class CollectorApi {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #api: SpancostApi;

  /** @param fetch Default: that of Node. */
  constructor(url: string, token?: string, fetch?: typeof globalThis.fetch) {
    this.url = url.replace(/\/+$/, '');
    // What fetch says of a header that cannot be sent would show it.
    if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
      throw new CommandError('The token (--token or SPANCOST_TOKEN) has a space or another character that no token has. Copy it again.', 2);
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    this.#api = apiAt({ url, token, fetch });
  }

  /** What the collector answers to an operation. @throws CommandError that says what to do. */
  async ask<const O extends Operation>(operation: O, asking: Asking<O>): Promise<AnswerOf<O>> {
    try {
      return await this.#api.ask(operation, ...([asking] as AskingArgs<O>));
    } catch (error) {
      throw explained(error, this.url);
    }
  }

  /** Sums of a calendar period of the collector's time zone, or of all time. */
  stats(period: 'today' | 'this_month' | 'lifetime'): Promise<Stats> {
    return this.#json<Stats>(`/api/v1/stats?period=${period}`);
  }

  /** What models cost over the last days, and what of them had no price. */
  priceUsage(days: number): Promise<PriceUsage> {
    return this.#json<PriceUsage>(`/api/v1/prices/usage?days=${days}`);
  }

  /** Which price book is in force. */
  book(): Promise<{ readonly id: string; readonly revision: number }> {
    return this.#json('/api/v1/prices/book');
  }

  /** The answer as it arrives, for what is not JSON. @throws CommandError that says what to do. */
  async open<const O extends Operation>(operation: O, asking: Asking<O>): Promise<Response> {
    try {
      return await this.#api.open(operation, ...([asking] as AskingArgs<O>));
    } catch (error) {
      throw explained(error, this.url);
    }
  }

  /** What calls would have cost by the book in force; with a plan to approve, corrects what they cost. */
  rerate(request: RerateRequest): Promise<RerateAnswer> {
    return this.#json<RerateAnswer>('/api/v1/prices/rerate', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(RERATE_TIMEOUT_MS),
    });
  }

  /** Reports in quarantine. @param query As the API takes it. */
  quarantine(query: URLSearchParams): Promise<QuarantinePage> {
    return this.#json<QuarantinePage>(`/api/v1/quarantine?${query.toString()}`);
  }

  /** One report in quarantine. */
  quarantined(id: string): Promise<QuarantinedJson> {
    return this.#json<QuarantinedJson>(`/api/v1/quarantine/${encodeURIComponent(id)}`);
  }

  /** What reports would be if they were read again; with a plan to approve, they are. */
  replay(request: ReplayRequest): Promise<ReplayAnswer> {
    return this.#json<ReplayAnswer>('/api/v1/quarantine/replay', posted(request));
  }

  /** Takes reports off what waits. */
  dismiss(ids: readonly string[], reason: string): Promise<DismissAnswer> {
    return this.#json<DismissAnswer>('/api/v1/quarantine/dismiss', posted({ ids, reason }));
  }

  /** Whether all that the ledger keeps agrees. */
  verifyLedger(): Promise<LedgerVerification> {
    return this.#json<LedgerVerification>('/api/v1/ledger/verify', { ...posted({}), signal: AbortSignal.timeout(LEDGER_TIMEOUT_MS) });
  }

  /** A copy of the ledger, on the collector's machine. */
  backupLedger(): Promise<LedgerBackup> {
    return this.#json<LedgerBackup>('/api/v1/ledger/backup', { ...posted({}), signal: AbortSignal.timeout(LEDGER_TIMEOUT_MS) });
  }

  /** A pseudonym in the place of a person. */
  forget(person: { readonly user: string; readonly tenant?: string }): Promise<LedgerForgotten> {
    return this.#json<LedgerForgotten>('/api/v1/ledger/forget', { ...posted(person), signal: AbortSignal.timeout(LEDGER_TIMEOUT_MS) });
  }

  /** Budgets, and how they stand. */
  budgets(): Promise<BudgetList> {
    return this.#json<BudgetList>('/api/v1/budgets');
  }

  /** One budget. @param target A tenant or user, where each has it for its own. */
  budget(name: string, target?: string): Promise<BudgetJson> {
    return this.#json<BudgetJson>(budgetPath(name) + (target === undefined ? '' : `?target=${encodeURIComponent(target)}`));
  }

  /** Makes a budget. @param budget By the keys of `spancost.yaml`. */
  addBudget(budget: object): Promise<BudgetJson> {
    return this.#json<BudgetJson>('/api/v1/budgets', posted(budget));
  }

  /** Changes a budget. @param patch A JSON merge patch. */
  setBudget(name: string, patch: object): Promise<BudgetJson> {
    return this.#json<BudgetJson>(budgetPath(name), { ...posted(patch), method: 'PATCH' });
  }

  async removeBudget(name: string): Promise<void> {
    await this.#fetch(budgetPath(name), { method: 'DELETE' });
  }

  /** Which budgets a call falls under. @param call As the API takes it. */
  checkBudgets(call: URLSearchParams): Promise<BudgetCheck> {
    return this.#json<BudgetCheck>(`/api/v1/budgets/check?${call.toString()}`);
  }

  /** Has Alertmanager tell those who would be told of a budget. */
  testAlert(name: string): Promise<TestAlertAnswer> {
    return this.#json<TestAlertAnswer>(`${budgetPath(name)}/test-alert`, posted({}));
  }

  /** The exposition of `/metrics`. */
  async metrics(): Promise<string> {
    return (await this.#fetch('/metrics')).text();
  }

  async #json<T>(path: string, request?: RequestInit): Promise<T> {
    const response = await this.#fetch(path, request);
    try {
      return (await response.json()) as T;
    } catch (cause) {
      throw new CommandError(`${this.url}${path} did not answer with JSON. Is this a Spancost collector? Pass its address with --url.`, 1, {
        cause,
      });
    }
  }

  async #fetch(path: string, request: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
      const headers = { ...this.#headers, ...(request.headers as Readonly<Record<string, string>> | undefined) };
      response = await fetch(this.url + path, { signal: AbortSignal.timeout(TIMEOUT_MS), ...request, headers });
    } catch (cause) {
      throw new NoCollectorError(
        `no collector answers at ${this.url} (${reasonOf(cause)}). Start one with "spancost up", or pass its address with --url.`,
        1,
        { cause },
      );
    }
    if (response.ok) return response;
    const said = await detailOf(response);
    const advice =
      response.status === 401 || response.status === 403 ? ' Pass a token of role viewer or admin with --token or SPANCOST_TOKEN.' : '';
    throw new CommandError(`${this.url}${path} answered ${response.status} ${response.statusText}${said}${advice}`);
  }
}

/** A client. @throws CommandError for an address that is none. */
function apiAt(options: SpancostApiOptions): SpancostApi {
  try {
    return new SpancostApi(options);
  } catch (cause) {
    throw new CommandError(
      `The address of the collector (--url or SPANCOST_URL) is "${options.url}", which cannot be asked. Write one such as http://127.0.0.1:4318.`,
      2,
      { cause },
    );
  }
}

const TIMEOUT_MS = 30_000;
/** A month of calls is read from the ledger and priced again. */
const RERATE_TIMEOUT_MS = 600_000;
/** All entries of a ledger are read, or written. */
const LEDGER_TIMEOUT_MS = 1_800_000;

/** What is asked of `POST /api/v1/quarantine/replay`; times in ISO 8601. */
export interface ReplayRequest {
  readonly ids?: readonly string[];
  readonly reason?: string;
  readonly service?: string;
  readonly from?: string;
  readonly to?: string;
  /** The plan that is approved. */
  readonly approve?: string;
}

function budgetPath(name: string): string {
  return `/api/v1/budgets/${encodeURIComponent(name)}`;
}

function posted(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** What is asked of `POST /api/v1/prices/rerate`. */
export interface RerateRequest {
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly provider?: string;
  readonly model?: string;
  /** The plan that is approved. */
  readonly approve?: string;
}

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** What the collector says is wrong, of an answer of problem+json, with each of several mistakes on a line of its own. */
async function detailOf(response: Response): Promise<string> {
  try {
    const { detail, problems = [] } = (await response.json()) as { readonly detail?: unknown; readonly problems?: readonly Mistake[] };
    if (typeof detail !== 'string') return '.';
    if (problems.length < 2) return `: ${detail.replace(/\.$/, '')}.`;
    return `:\n${problems.map(({ path, message }) => `  ${path === '' ? '' : `${path}: `}${message}`).join('\n')}`;
  } catch {
    return '.';
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What fetch throws says only "fetch failed"; the reason is below it.
  const cause = error.cause as { readonly code?: string; readonly message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
