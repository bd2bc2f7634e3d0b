import { readFileSync } from 'node:fs';
import type { Price } from '@spancost/api';
import { gptX, ownBook } from '../own-book.ts';
import { runCollector, type RunningCollector } from '../running-collector.ts';

export interface Prices {
  readonly book: string;
  readonly prices: readonly Price[];
  readonly next_cursor: string | null;
}

interface Answer {
  readonly status: number;
  readonly answer: { readonly detail?: string; readonly book?: string; readonly file?: string; readonly price?: Price };
}

/** `GET /api/v1/prices`. */
export function listed(collector: RunningCollector, query = ''): Promise<Prices> {
  return collector.json<Prices>(`/api/v1/prices${query}`);
}

/** `POST /api/v1/prices`, or a path below it. */
export async function post(
  collector: RunningCollector,
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await collector.post(`/api/v1/prices${path}`, text, { 'content-type': 'application/json', ...headers });
  return { status: response.status, answer: (await response.json()) as Answer['answer'] };
}

export const SOURCE = 'https://example.com/prices';
/** A model that no book has. */
export const GPT_NEW = { provider: 'openai', model: 'gpt-new', prices: { input: '2.50', output: '10' }, source_url: SOURCE };

interface OwnPrices {
  readonly own: ReturnType<typeof ownBook>;
  readonly collector: RunningCollector;
  /** What is in the file now. */
  readonly text: () => string;
}

/** A collector with a book `acme@1` that has gpt-x at $10 and $20. */
export async function withOwnBook(): Promise<OwnPrices> {
  const own = ownBook({ revision: 1, models: [gptX(10)] });
  return { own, collector: await runCollector(own.config), text: (): string => readFileSync(own.file, 'utf8') };
}
