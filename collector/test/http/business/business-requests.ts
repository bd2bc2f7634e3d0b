import type { LtvCac, Margin, Problem, RecordKind, RecordsTaken } from '@spancost/api';
import type { CollectorConfig } from '@spancost/collector';
import { event, GPT5, logs, type Attributes } from '../../otlp-json.ts';
import { runCollector, type RunningCollector } from '../../running-collector.ts';

/** Noon of a Sunday in the middle of a month, in UTC. */
const NOW = Date.parse('2026-11-22T12:00:00Z');

/** A collector at a moment that stands still, which tests may put forward. */
export async function collectorAt(
  at: number = NOW,
  config: Partial<CollectorConfig> = {},
): Promise<{ readonly collector: RunningCollector; readonly requests: BusinessRequests; readonly clock: { now: number } }> {
  const clock = { now: at };
  const collector = await runCollector(config, { clock: () => clock.now });
  return { collector, requests: new BusinessRequests(collector), clock };
}

/** What tests ask about the business. */
export class BusinessRequests {
  readonly #collector: RunningCollector;

  constructor(collector: RunningCollector) {
    this.#collector = collector;
  }

  post(kind: RecordKind, body: unknown): Promise<Response> {
    return this.#collector.post(`/api/v1/${kind}`, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  table(kind: RecordKind, text: string): Promise<Response> {
    return this.#collector.post(`/api/v1/${kind}`, text, { 'content-type': 'text/csv' });
  }

  /** Records that must be taken. */
  async tell(kind: RecordKind, ...records: readonly object[]): Promise<RecordsTaken> {
    const response = await this.post(kind, { records });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as RecordsTaken;
  }

  list(kind: RecordKind, query = ''): Promise<{ readonly records: readonly KeptJson[]; readonly next_cursor: string | null }> {
    return this.#collector.json(`/api/v1/${kind}${query}`);
  }

  margin(query = ''): Promise<Margin> {
    return this.#collector.json<Margin>(`/api/v1/margin${query}`);
  }

  ltvCac(query = ''): Promise<LtvCac> {
    return this.#collector.json<LtvCac>(`/api/v1/ltv-cac${query}`);
  }

  /** Calls of gpt-5 that cost $0.00325 each, unless attributes say another model. */
  async use(count: number, at: string, attributes: Attributes = {}): Promise<void> {
    const start = Date.parse(at);
    const body = logs(Array.from({ length: count }, () => event({ start, attributes: { ...GPT5, ...attributes } })));
    const response = await this.#collector.send('logs', body);
    if (response.status !== 200) throw new Error(await response.text());
  }
}

/** What every record that is kept has. */
export interface KeptJson {
  readonly record_id: string;
  readonly id: string | null;
}

/** A problem with the records that it refuses. */
export interface RefusedProblem extends Problem {
  readonly refused: readonly { readonly index: number; readonly line?: number; readonly path: string; readonly message: string }[];
}
