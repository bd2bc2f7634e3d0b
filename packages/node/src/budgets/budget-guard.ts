import { context } from '@opentelemetry/api';
import type { BeforeCall } from '@spancost/instrumentation';
import { attributionOf } from '@spancost/processor';
import { AnsweringModels } from './answering-models.ts';
import type { BudgetCheck, BudgetQuestion } from './budget-check.ts';
import { CallsUnderWay } from './calls-under-way.ts';
import { checkCall, type OwnCounts } from './check-call.ts';
import { BudgetExceededError, BudgetUnknownError, RateLimitExceededError } from './errors.ts';
import type { CallFacts } from './known-snapshot.ts';
import { OwnCalls } from './own-calls.ts';
import { ownCallOf, type EndedCall } from './own-call-of.ts';
import type { BudgetSettings } from './options.ts';
import { SnapshotFeed, type LatestSnapshot, type SnapshotFeedOptions } from './snapshot-feed.ts';
import { TellOnce } from './tell-once.ts';

/** What is known of a call that is about to be made, besides its attribution. */
type CallToAdmit = Pick<BeforeCall, 'provider' | 'model' | 'operation'>;

export interface BudgetGuardOptions extends Omit<SnapshotFeedOptions, 'refreshMs' | 'onFresh'> {
  readonly settings: BudgetSettings;
  /** What all calls of this process have in common. */
  readonly process: Pick<CallFacts, 'service' | 'environment'>;
}

/** What this process knows of budgets: asks the collector in the background, counts its own calls, and decides about each call. */
export class BudgetGuard {
  readonly #settings: BudgetSettings;
  readonly #process: BudgetGuardOptions['process'];
  readonly #feed: SnapshotFeed;
  readonly #ended: OwnCalls;
  readonly #underWay: CallsUnderWay;
  readonly #own: OwnCounts;
  readonly #tell: TellOnce;
  readonly #models: AnsweringModels = new AnsweringModels();

  constructor({ settings, process, ...feed }: BudgetGuardOptions) {
    const monotonic = feed.monotonic ?? ((): number => performance.now());
    this.#settings = settings;
    this.#process = process;
    this.#ended = new OwnCalls(monotonic);
    this.#underWay = new CallsUnderWay(monotonic);
    this.#own = {
      ended: (scoped, target) => this.#ended.of(scoped, target),
      underWay: (scoped, target) => this.#underWay.of(scoped, target),
    };
    this.#tell = new TellOnce(settings, monotonic);
    const { refreshMs } = settings;
    this.#feed = new SnapshotFeed({ ...feed, refreshMs, onFresh: (computedAt) => this.#ended.snapshotOf(computedAt) });
  }

  /** Begins to ask the collector. Resolves after its first answer, or when there was none in two seconds. Never rejects. */
  start(): Promise<void> {
    return this.#feed.start();
  }

  stop(): void {
    this.#feed.stop();
  }

  /** How a call would stand; what the question leaves out is as in the active context. */
  check(question: BudgetQuestion): BudgetCheck {
    const latest = this.#fresh();
    return checkCall(
      latest,
      this.#factsOf(latest, { ...attributionOf(context.active()), ...given(question) }),
      this.#own,
      this.#settings.failClosed,
    );
  }

  /**
   * Lets a call of the active context go, or throws why not; tells the handlers. Does nothing where nothing is enforced.
   *
   * @throws BudgetExceededError, RateLimitExceededError, BudgetUnknownError
   */
  admit(call: CallToAdmit): void {
    this.#decide(call);
  }

  /** As {@link admit}, and counts the call as one that is under way until it has ended. */
  begin(call: BeforeCall): void {
    const facts = this.#decide(call);
    if (facts !== undefined) this.#underWay.began({ ...facts, ...askedFor(call.model) }, facts);
  }

  /** A call has ended; `event` will tell the collector. */
  ended(call: EndedCall, event: object): void {
    const latest = this.#feed.latest;
    const { attribution, provider, requestModel, responseModel } = call.reading;
    const facts = this.#factsOf(latest, { ...attribution, provider, model: requestModel });
    this.#underWay.ended({ ...facts, ...askedFor(requestModel) });
    this.#ended.ended(ownCallOf(call, facts), event);
    this.#models.learn(provider, requestModel, responseModel);
  }

  /** The collector has these events, or nobody tries to send them any more. */
  delivered(events: readonly object[]): void {
    this.#ended.delivered(events);
  }

  /** @returns What is known of the call, where there are limits that it counts against until it ends. */
  #decide({ provider, model, operation }: CallToAdmit): CallFacts | undefined {
    if (!this.#settings.enforce) return undefined;
    const latest = this.#fresh();
    const facts = this.#factsOf(latest, { ...attributionOf(context.active()), provider, model });
    const check = checkCall(latest, facts, this.#own, this.#settings.failClosed);
    for (const budget of check.budgets) if (budget.enforce !== 'off') this.#tell.budget(budget);
    for (const limit of check.limits) if (limit.enforce !== 'off') this.#tell.limit(limit);
    if (!check.allowed) throw refusalOf(check, `${operation} ${model ?? 'without a model'} of ${provider}`);
    return latest !== undefined && latest.snapshot.limits.length > 0 ? facts : undefined;
  }

  /** What the collector told lately enough. */
  #fresh(): LatestSnapshot | undefined {
    const { latest } = this.#feed;
    return latest === undefined || latest.ageMs > this.#settings.maxAgeMs ? undefined : latest;
  }

  #factsOf(latest: LatestSnapshot | undefined, said: GivenFacts): CallFacts {
    const { user, tenant, feature, provider } = said;
    const model = this.#models.nameOf(provider, said.model);
    const { environment = latest?.snapshot.environment, service } = this.#process;
    return definedOf({ user, tenant, feature, provider, model, service, environment, ...latest?.snapshot.actsAs });
  }
}

/** Calls under way are known by what they asked for: how it answers may be learned while they last. */
function askedFor(model: string | undefined): Pick<CallFacts, 'model'> {
  return model === undefined ? {} : { model };
}

/** Facts some of which may be stated as undefined. */
type GivenFacts = { readonly [Field in keyof BudgetQuestion]: BudgetQuestion[Field] | undefined };

function refusalOf({ budgets, limits, asOf }: BudgetCheck, call: string): Error {
  const blocking = [...budgets].filter(({ enforce }) => enforce === 'block');
  const spent = blocking.find(({ state }) => state === 'exceeded');
  if (spent !== undefined) return new BudgetExceededError(spent, call);
  const used = limits.find(({ enforce, state }) => enforce === 'block' && state === 'exceeded');
  if (used !== undefined) return new RateLimitExceededError(used, call);
  const unknown = blocking.find(({ state }) => state === 'unknown');
  const why =
    asOf === undefined || unknown === undefined
      ? 'the collector has not told lately how budgets stand'
      : `the collector does not tell how the budget ${unknown.name} of ${unknown.target ?? 'all'} stands`;
  return new BudgetUnknownError(why, call);
}

/** JavaScript may ask with anything. */
function given(question: unknown): BudgetQuestion {
  if (typeof question !== 'object' || question === null) return {};
  const texts = Object.entries(question).filter(([, value]) => typeof value === 'string' && value !== '');
  return Object.fromEntries(texts);
}

function definedOf(facts: Readonly<Record<string, string | undefined>>): CallFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
