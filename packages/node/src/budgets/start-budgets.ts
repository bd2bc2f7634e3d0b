import { getStringFromEnv, parseKeyPairsIntoRecord } from '@opentelemetry/core';
import { setBeforeCall } from '@spancost/instrumentation';
import { BudgetGuard } from './budget-guard.ts';
import { setGuard } from './check-budget.ts';
import type { CallFacts } from './known-snapshot.ts';
import { within } from '../within.ts';
import { budgetSettings, type BudgetOptions } from './options.ts';

/** How long a program that starts waits for a collector. */
const FIRST_ANSWER_MS = 2000;

/** What `register()` knows of the collector and of this process. */
export interface StartBudgetsOptions {
  readonly collectorUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string | undefined;
}

/** What was started. */
export interface StartedBudgets {
  readonly guard: BudgetGuard;
  /** After the first answer of the collector, or two seconds, where calls are refused by it; at once where they are not. */
  readonly ready: Promise<void>;
  stop(): void;
}

/** Begins to ask the collector for budgets, and to enforce them, where the application or the environment wants that; else undefined. */
export function startBudgets(given: BudgetOptions | undefined, options: StartBudgetsOptions): StartedBudgets | undefined {
  const settings = budgetSettings(given);
  if (settings === undefined) return undefined;
  const { collectorUrl, headers } = options;
  const guard = new BudgetGuard({ settings, process: processFacts(options), collectorUrl, headers });
  setGuard(guard);
  if (settings.enforce) setBeforeCall((call) => guard.begin(call));
  const started = guard.start();
  // A program that waits for it at its top has nothing else that keeps it alive: the requests do not.
  const ready = settings.enforce ? within(FIRST_ANSWER_MS, started) : Promise.resolve();
  return {
    guard,
    ready,
    stop() {
      if (settings.enforce) setBeforeCall(undefined);
      setGuard(undefined);
      guard.stop();
    },
  };
}

/** What the resource of this process says, as the collector reads it. */
function processFacts({ serviceName }: StartBudgetsOptions): Pick<CallFacts, 'service' | 'environment'> {
  const resource = parseKeyPairsIntoRecord(getStringFromEnv('OTEL_RESOURCE_ATTRIBUTES'));
  const service = serviceName ?? getStringFromEnv('OTEL_SERVICE_NAME') ?? resource['service.name'];
  const environment = resource['deployment.environment.name'] ?? resource['deployment.environment'];
  return { ...(service === undefined ? {} : { service }), ...(environment === undefined ? {} : { environment }) };
}
