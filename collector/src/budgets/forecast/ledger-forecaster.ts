import type { CallScope } from '../../ledger/call-scope.ts';
import { usdToNumber } from '../../ledger/money.ts';
import type { Ceiling, LedgerViews, TimeRange } from '../../ledger/views.ts';
import { inSlices, type Steps } from '../../scheduling/in-slices.ts';
import { Turnstile } from '../../scheduling/turnstile.ts';
import type { Forecast } from '../budget-status.ts';
import type { Forecaster, ForecastQuestion } from '../forecaster.ts';
import { forecastBy } from './forecast-spend.ts';
import { HOUR_MS, type SpendHistory } from './spend-history.ts';
import type { AssumedRates, KeptHours } from './kept-hours.ts';
import { courseOf, forecastOfShare, type ScopeCourse } from './share-of-scope.ts';
import { SpendHistories } from './spend-histories.ts';
import { SpendPattern } from './spend-pattern.ts';

/** Spend that is to be foretold, of any scope and range. */
export interface ScopeQuestion {
  readonly scope: CallScope;
  readonly range: TimeRange;
  /** In milliseconds since the epoch. */
  readonly at: number;
  /** Dollars spent in the range so far, by the whole scope, or by one that has a share of it. */
  readonly spent: number;
  readonly isShare: boolean;
  readonly timeZone: string;
  readonly rates: AssumedRates;
}

interface KeptPattern {
  readonly hour: number;
  readonly revision: number;
  readonly history: SpendHistory;
  readonly pattern: SpendPattern | undefined;
}

/** Only what is known of prices. */
export const NET: AssumedRates = { perToken: 0, perCall: 0 };

/** Foretells spend by what the ledger knows of the last eight weeks. What it learned of them it keeps for an hour. */
export class LedgerForecaster implements Forecaster {
  readonly #ceiling: () => Ceiling;
  readonly #histories: SpendHistories;
  readonly #turnstile = new Turnstile();
  readonly #patterns = new WeakMap<KeptHours, Map<string, KeptPattern>>();

  /** @param ceiling What unpriced calls are taken to cost in budgets, at the moment. */
  constructor(ceiling: () => Ceiling, histories: SpendHistories = new SpendHistories()) {
    this.#ceiling = ceiling;
    this.#histories = histories;
  }

  forecast(views: LedgerViews, questions: readonly ForecastQuestion[]): Promise<readonly (Forecast | undefined)[]> {
    const { perToken, perCall } = this.#ceiling();
    const rates = { perToken: usdToNumber(perToken), perCall: usdToNumber(perCall) };
    return this.foretell(
      views,
      questions.map(({ budget, target, range, at, spent }) => ({
        scope: budget.scope,
        range,
        at,
        spent: usdToNumber(spent),
        isShare: target !== undefined,
        timeZone: budget.timeZone,
        rates,
      })),
    );
  }

  /** One answer for each question, in order; undefined where too little is known. @param views Not used after the answer. */
  async foretell(views: LedgerViews, questions: readonly ScopeQuestion[]): Promise<readonly (Forecast | undefined)[]> {
    const at = Math.max(...questions.map((each) => each.at));
    if (questions.length === 0) return [];
    const scopes = questions.map(({ scope }) => scope);
    const hours = await this.#turnstile.pass(() => this.#histories.of(views, at, scopes));
    return inSlices(this.#answers(questions, hours));
  }

  /** An answer a step: what is not known yet of a scope takes some milliseconds, and there may be hundreds at a new hour. */
  *#answers(questions: readonly ScopeQuestion[], hours: readonly KeptHours[]): Steps<readonly (Forecast | undefined)[]> {
    const courses = new Map<string, ScopeCourse | undefined>();
    const answers: (Forecast | undefined)[] = [];
    for (const [index, question] of questions.entries()) {
      const kept = hours[index];
      answers.push(kept && this.#answer(question, kept, courses));
      yield false;
    }
    return answers;
  }

  #answer(question: ScopeQuestion, kept: KeptHours, courses: Map<string, ScopeCourse | undefined>): Forecast | undefined {
    const { range, at, spent, isShare, timeZone, scope } = question;
    const { pattern, history } = this.#learned(kept, question);
    if (!isShare || at >= range.to) return forecastBy(pattern, history, question);
    const key = JSON.stringify([range, at, timeZone, scope]);
    const course = courses.has(key) ? courses.get(key) : courseOf(pattern, history, range, at);
    courses.set(key, course);
    return course && forecastOfShare(course, spent);
  }

  #learned(kept: KeptHours, { at, timeZone, rates }: ScopeQuestion): KeptPattern {
    const patterns = this.#patterns.get(kept) ?? new Map<string, KeptPattern>();
    this.#patterns.set(kept, patterns);
    const key = `${timeZone} ${rates.perToken} ${rates.perCall}`;
    const hour = Math.floor(at / HOUR_MS);
    const last = patterns.get(key);
    if (last?.pattern !== undefined && last.hour === hour && last.revision === kept.revision) return last;
    const history = kept.history(at, rates);
    const learned = { hour, revision: kept.revision, history, pattern: SpendPattern.of(history, at, timeZone) };
    patterns.set(key, learned);
    return learned;
  }
}
