import type { RerateAnswer } from '@spancost/api';
import { expect } from 'vitest';
import { span, traces, type Attributes } from '../otlp-json.ts';
import { GPT_X, ownBook, type OwnBook } from '../own-book.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

/** When the calls are made. */
export const DAY = '2026-11-10T12:00:00Z';
/** The range that is asked for if no other is. */
export const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00+00:00' };
/** The collector has the 22nd. */
export const CLOCK = { clock: () => Date.parse('2026-11-22T12:00:00Z') };
export const JSON_TYPE = { 'content-type': 'application/json' };

/** A collector with a book of its own. */
export interface Started {
  readonly collector: RunningCollector;
  /** Puts another book in force. */
  readonly reprice: (book: OwnBook) => Promise<void>;
}

/** Starts a collector with this book. */
export async function start(book: OwnBook, overrides: Parameters<typeof runCollector>[0] = {}): Promise<Started> {
  const own = ownBook(book);
  const collector = await runCollector({ ...own.config, ...overrides }, CLOCK);
  return {
    collector,
    reprice: async (next) => {
      own.write(next);
      expect((await collector.post('/api/v1/prices/reload', '{}', JSON_TYPE)).status).toBe(200);
    },
  };
}

/** Asks for a re-rating, of November if the body does not say otherwise. */
export function ask(collector: RunningCollector, body: object): Promise<Response> {
  return collector.post('/api/v1/prices/rerate', JSON.stringify({ ...NOVEMBER, ...body }), JSON_TYPE);
}

/** The answer to {@link ask}, which has to be a good one. */
export async function plan(collector: RunningCollector, body: object = {}): Promise<RerateAnswer> {
  const response = await ask(collector, body);
  expect(response.status).toBe(200);
  return (await response.json()) as RerateAnswer;
}

/** Asks for a plan and approves it. */
export async function rerate(collector: RunningCollector, body: object = {}): Promise<RerateAnswer> {
  const { plan_id: approve } = await plan(collector, body);
  return plan(collector, { ...body, approve });
}

/** Sends calls of gpt-x, 1,000 in and 200 out, with these attributes. */
export async function send(collector: RunningCollector, ...calls: Attributes[]): Promise<void> {
  const spans = calls.map((attributes) => span({ start: Date.parse(DAY), attributes: { ...GPT_X, ...attributes } }));
  expect((await collector.send('traces', traces(spans))).status).toBe(200);
}
