import {
  BACKUP_LEDGER,
  CHANGE_BUDGET,
  CREATE_BUDGET,
  FORGET_USER,
  RERATE,
  SpancostApi,
  VERIFY_LEDGER,
  type AnswerOf,
  type Asking,
  type AskingArgs,
  type BodySent,
  type BudgetJson,
  type LedgerBackup,
  type LedgerForgotten,
  type LedgerVerification,
  type Operation,
  type RerateAnswer,
  type SpancostApiOptions,
} from '@spancost/api';
import { explained } from './ask/explained.ts';
import { CommandError } from './errors.ts';

/** The API of a collector, whose refusals are told at the terminal, with what to do. */
export class CollectorApi {
  readonly url: string;
  readonly #api: SpancostApi;

  /**
   * @param fetch Default: that of Node.
   * @throws CommandError with exit code 2 for an address or a token that cannot be one.
   */
  constructor(url: string, token?: string, fetch?: typeof globalThis.fetch) {
    // What the client says of a token would name no option.
    if (token !== undefined && !/^[\x21-\x7e]+$/.test(token))
      throw new CommandError('The token (--token or SPANCOST_TOKEN) has a space or another character that no token has. Copy it again.', 2);
    this.#api = apiAt({ url, token, fetch });
    this.url = this.#api.url;
  }

  /** What the collector answers to an operation. @throws CommandError that says what to do. */
  async ask<const O extends Operation>(operation: O, asking: Asking<O>): Promise<AnswerOf<O>> {
    try {
      return await this.#api.ask(operation, ...([asking] as AskingArgs<O>));
    } catch (error) {
      throw explained(error, this.url);
    }
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
  rerate(body: BodySent<typeof RERATE>): Promise<RerateAnswer> {
    return this.ask(RERATE, { body, timeoutMs: RERATE_TIMEOUT_MS });
  }

  /** Whether all that the ledger keeps agrees. */
  verifyLedger(): Promise<LedgerVerification> {
    return this.ask(VERIFY_LEDGER, { timeoutMs: LEDGER_TIMEOUT_MS });
  }

  /** A copy of the ledger, on the collector's machine. */
  backupLedger(): Promise<LedgerBackup> {
    return this.ask(BACKUP_LEDGER, { timeoutMs: LEDGER_TIMEOUT_MS });
  }

  /** A pseudonym in the place of a person. */
  forget(body: BodySent<typeof FORGET_USER>): Promise<LedgerForgotten> {
    return this.ask(FORGET_USER, { body, timeoutMs: LEDGER_TIMEOUT_MS });
  }

  /** Makes a budget. @param budget By the keys of `spancost.yaml`, as they were written: the collector says what of it cannot be. */
  addBudget(budget: object): Promise<BudgetJson> {
    return this.ask(CREATE_BUDGET, { body: budget as BodySent<typeof CREATE_BUDGET> });
  }

  /** Changes a budget. @param patch A JSON merge patch, as it was written. */
  setBudget(name: string, patch: object): Promise<BudgetJson> {
    return this.ask(CHANGE_BUDGET, { params: { name }, body: patch });
  }
}

/** A client. @throws CommandError for an address that is none. */
function apiAt(options: SpancostApiOptions): SpancostApi {
  try {
    return new SpancostApi(options);
  } catch (cause) {
    const advice = 'which cannot be asked. Write one such as http://127.0.0.1:4318.';
    throw new CommandError(`The address of the collector (--url or SPANCOST_URL) is "${options.url}", ${advice}`, 2, { cause });
  }
}

/** A month of calls is read from the ledger and priced again. */
const RERATE_TIMEOUT_MS = 600_000;
/** All entries of a ledger are read, or written. */
const LEDGER_TIMEOUT_MS = 1_800_000;
