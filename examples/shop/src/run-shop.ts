import { withAttribution } from '@spancost/node';
import type { AiClients } from './ai-clients.ts';
import type { PlannedCall } from './plan.ts';
import type { Outcome } from './shop-call.ts';
import type { ShopMessage } from './shop-message.ts';

/** How many lines of progress there are at most. */
const PROGRESS_LINES = 100;

/** Makes the planned calls, so many at a time, and tells how far it is. */
export async function runShop(
  plan: readonly PlannedCall[],
  ai: AiClients,
  concurrency: number,
  tell: (message: ShopMessage) => void,
): Promise<void> {
  const outcomes: Outcome[] = [];
  const tellEvery = Math.max(1, Math.ceil(plan.length / PROGRESS_LINES));
  const queue = plan.values();
  const worker = async (): Promise<void> => {
    for (const planned of queue) {
      outcomes.push(await serve(planned, ai));
      if (outcomes.length % tellEvery === 0 || outcomes.length === plan.length)
        tell({ type: 'progress', done: outcomes.length, total: plan.length });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const count = (outcome: Outcome): number => outcomes.filter((one) => one === outcome).length;
  tell({ type: 'done', calls: outcomes.length, answered: count('answered'), left: count('left'), apologised: count('apologised') });
}

/** What a web server's middleware knows is said around the request, what a feature knows inside. */
async function serve({ feature, call, visit }: PlannedCall, ai: AiClients): Promise<Outcome> {
  const { customer, session, ticket } = visit;
  return withAttribution({ user: customer.user, tenant: customer.tenant, session }, () =>
    withAttribution({ feature, task: ticket }, () => call.run(ai, visit)),
  );
}
