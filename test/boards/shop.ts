import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { event, GPT5, logs, newSpanId, newTraceId, span, traces, type Attributes } from '../../collector/test/otlp-json.ts';
import { CollectorProcess } from '../reconciliation/collector-process.ts';

/** A collector that is scraped twice a second, with a budget that a few calls use up and one that each user has for its own. */
export async function startShopCollector(folder: string): Promise<CollectorProcess> {
  const config = join(folder, 'spancost.yaml');
  writeFileSync(
    config,
    `ledger: { path: ${join(folder, 'ledger.duckdb')} }
metrics: { scrape_interval: 500ms }
environment: production
log: { level: error }
budgets:
  - { name: team, amount_usd: '0.05', period: monthly }
  - { name: fair, amount_usd: '0.01', period: daily, per: user }
`,
  );
  return CollectorProcess.start(config);
}

const CLAUDE: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'anthropic',
  'gen_ai.request.model': 'claude-sonnet-4-5',
  'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 100,
};
const STREAMED: Attributes = { 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': 0.2 };
const ANN: Attributes = { 'user.id': 'ann', 'spancost.tenant': 'acme', 'spancost.feature': 'chat' };
const BEN: Attributes = { 'user.id': 'ben', 'spancost.tenant': 'umbrella', 'spancost.feature': 'search' };

/** Calls of a shop: users, tenants, features, streams, caches, failures, calls without a price, without a user, and impossible ones. */
const CALLS: readonly Attributes[] = [
  { ...GPT5, ...STREAMED, ...ANN },
  { ...GPT5, ...STREAMED, ...BEN },
  { ...GPT5 },
  { ...GPT5, ...ANN, 'gen_ai.usage.input_tokens': 10_000, 'gen_ai.usage.cache_read.input_tokens': 8_000 },
  { ...CLAUDE, ...BEN, ...STREAMED, 'gen_ai.usage.input_tokens': 5_000, 'gen_ai.usage.cache_write.input_tokens': 4_000 },
  { ...CLAUDE, ...ANN, 'error.type': 'timeout' },
  { ...CLAUDE, ...BEN, 'error.type': 'APIUserAbortError' },
  { ...withoutUsage(CLAUDE), ...BEN, 'error.type': '429', 'http.response.status_code': 429 },
  { ...withoutUsage(GPT5), ...ANN, 'error.type': 'RateLimitError' },
  { ...GPT5, ...ANN, 'gen_ai.response.model': 'nobody-1' },
  { ...GPT5, ...ANN, 'spancost.cost.exact': '1' },
  { ...GPT5, 'gen_ai.usage.input_tokens': -1 },
];

/** Tells what the two tenants of the shop paid, that one left, and what it took to win them. */
export async function tellBusiness(collector: CollectorProcess): Promise<void> {
  const from = new Date().toISOString();
  const paid = { acme: '2', umbrella: '0.5' };
  await post(collector, '/api/v1/revenue', { records: Object.entries(paid).map(([tenant, usd]) => ({ tenant, amount_usd: usd, from })) });
  await post(collector, '/api/v1/churn', { tenant: 'umbrella', at: from });
  await post(collector, '/api/v1/acquisition', { amount_usd: '0.8', new_customers: 2, from });
}

/** Sends all of it, half as spans and half as events. */
export async function sendShop(collector: CollectorProcess): Promise<void> {
  const calls = CALLS.map((attributes, index) => ({
    traceId: newTraceId(),
    spanId: newSpanId(),
    durationMs: 300 + 100 * index,
    attributes,
  }));
  const isSpan = (index: number): boolean => index % 2 === 0;
  await post(collector, '/v1/traces', traces(calls.filter((_, index) => isSpan(index)).map((call) => span(call))));
  await post(collector, '/v1/logs', logs(calls.filter((_, index) => !isSpan(index)).map((call) => event(call))));
}

/** Sets what the first call with a price costs by hand. */
export async function correctOne(collector: CollectorProcess, costUsd: string): Promise<void> {
  const response = await fetch(`${collector.url}/api/v1/usage?limit=100`);
  const { calls } = (await response.json()) as {
    readonly calls: readonly { readonly call_id: string; readonly cost_usd: string | null }[];
  };
  const id = calls.find(({ cost_usd: cost }) => cost !== null)?.call_id ?? '';
  await post(collector, `/api/v1/usage/${id}/corrections`, { cost_usd: costUsd, reason: 'credit note' }, { 'idempotency-key': costUsd });
}

function withoutUsage(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !key.startsWith('gen_ai.usage.')));
}

async function post(collector: CollectorProcess, path: string, body: unknown, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(collector.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
}
