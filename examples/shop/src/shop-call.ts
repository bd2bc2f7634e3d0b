import { Anthropic } from '@anthropic-ai/sdk';
import { OpenAI } from 'openai';
import type { AiClients } from './ai-clients.ts';
import type { Customer } from './customers.ts';
import type { Dice } from './dice.ts';

/** One moment in which a customer needs an AI call. */
export interface Visit {
  readonly customer: Customer;
  readonly session: string;
  /** The support ticket it is about. */
  readonly ticket: string;
  /** Dice of this visit alone: what others do does not change how they fall. */
  readonly dice: Dice;
}

/** How a call ended for the customer. */
export type Outcome = 'answered' | 'left' | 'apologised';

/** One way in which a feature calls an AI: exactly one call of an SDK. */
export interface ShopCall {
  readonly name: string;
  /** How often it happens, relative to the others. */
  readonly weight: number;
  readonly run: (ai: AiClients, visit: Visit) => Promise<Outcome>;
}

/** A feature of the shop and the ways in which it calls. */
export interface Feature {
  readonly name: string;
  readonly calls: readonly ShopCall[];
}

/** A call whose answer the customer waits for. */
export function answered(name: string, weight: number, run: (ai: AiClients, visit: Visit) => PromiseLike<unknown>): ShopCall {
  return { name, weight, run: async (ai, visit) => orApology(() => run(ai, visit)) };
}

/** A call whose answer the customer does not wait for. */
export function left(name: string, weight: number, run: (ai: AiClients, visit: Visit) => PromiseLike<unknown>): ShopCall {
  return { name, weight, run: async (ai, visit) => orApology(() => run(ai, visit), 'left') };
}

/** A provider's error costs the customer an apology, not the page. Any other error is the shop's own and is thrown on. */
async function orApology(work: () => PromiseLike<unknown>, outcome: Outcome = 'answered'): Promise<Outcome> {
  try {
    await work();
    return outcome;
  } catch (error) {
    if (error instanceof OpenAI.APIError || error instanceof Anthropic.APIError) return 'apologised';
    throw error;
  }
}
