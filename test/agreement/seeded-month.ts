import { event, GPT5, logs, span, traces, type Attributes } from '../../collector/test/otlp-json.ts';
import { diceOf, pick, shuffled, type Dice } from '../../examples/shop/src/dice.ts';

/** October 2026 as Berlin has it: clocks are put back on the 25th, so that it has 745 hours. */
export const MONTH = { from: Date.parse('2026-09-30T22:00:00Z'), to: Date.parse('2026-10-31T23:00:00Z') } as const;
export const ZONE = 'Europe/Berlin';

/** Late on its last evening. */
export const NOW: number = Date.parse('2026-10-31T21:30:00Z');

/** Moments at which days, hours and months begin or end, there or in UTC, and the hour that comes twice. */
const EDGES: readonly number[] = [
  '2026-09-30T21:59:59.999Z',
  '2026-09-30T22:00:00Z',
  '2026-10-01T00:00:00Z',
  '2026-10-09T21:59:59.999Z',
  '2026-10-09T22:00:00Z',
  '2026-10-24T21:59:59.999Z',
  '2026-10-24T22:00:00Z',
  '2026-10-25T00:30:00Z',
  '2026-10-25T00:59:59.999Z',
  '2026-10-25T01:00:00Z',
  '2026-10-25T01:30:00Z',
  '2026-10-25T22:59:59.999Z',
  '2026-10-25T23:00:00Z',
].map((text) => Date.parse(text));

const MODELS: readonly Attributes[] = [
  {},
  { 'gen_ai.request.model': 'gpt-5-mini', 'gen_ai.response.model': 'gpt-5-mini-2025-08-07' },
  {
    'gen_ai.provider.name': 'anthropic',
    'gen_ai.request.model': 'claude-sonnet-4-5',
    'gen_ai.response.model': 'claude-sonnet-4-5-20250929',
    'gen_ai.usage.cache_read.input_tokens': 300,
  },
  {
    'gen_ai.operation.name': 'embeddings',
    'gen_ai.request.model': 'text-embedding-3-small',
    'gen_ai.response.model': 'text-embedding-3-small',
  },
  { 'gen_ai.provider.name': 'nobody', 'gen_ai.request.model': 'nobody-1', 'gen_ai.response.model': 'nobody-1' },
];

const FAILURES: readonly Attributes[] = [
  { 'error.type': 'timeout' },
  { 'error.type': 'RateLimitError' },
  { 'error.type': '500', 'spancost.call.error_message': 'The answer was "broken" at byte 17' },
];

/** One call, and how it is told. */
interface SeededCall {
  readonly traceId: string;
  readonly spanId: string;
  readonly start: number;
  readonly durationMs: number;
  readonly attributes: Attributes;
}

/** A request of telemetry. */
export interface Delivery {
  readonly signal: 'traces' | 'logs';
  readonly body: object;
}

/**
 * What applications send of a month of calls: as spans, as events, as both, more than once, in any order, and of some first a
 * part and then the whole. The same for the same seed.
 */
export function seededMonth(calls: number, seed: number): readonly Delivery[] {
  const dice = diceOf(seed);
  const reports = Array.from({ length: calls }, (_, index) => seededCall(dice, index)).flatMap((call) => reportsOf(dice, call));
  const deliveries: Delivery[] = [];
  for (const part of chunks(shuffled(dice, reports), 40)) {
    const spans = part.filter(({ signal }) => signal === 'traces').map(({ item }) => item);
    const events = part.filter(({ signal }) => signal === 'logs').map(({ item }) => item);
    const sent: readonly Delivery[] = [
      { signal: 'traces', body: traces(spans, { 'service.name': 'shop' }) },
      { signal: 'logs', body: logs(events, { 'service.name': 'shop' }) },
    ];
    deliveries.push(...sent);
    // A sender that did not see its 200.
    if (dice() < 0.2) deliveries.push(...sent);
  }
  return deliveries;
}

function seededCall(dice: Dice, index: number): SeededCall {
  const lead = 36 * 3_600_000;
  const start = EDGES[index] ?? MONTH.from - lead + Math.floor(dice() * (NOW - MONTH.from + lead));
  const maybe = (share: number, attributes: () => Attributes): Attributes => (dice() < share ? attributes() : {});
  return {
    traceId: (index + 1).toString(16).padStart(32, '0'),
    spanId: (index + 1).toString(16).padStart(16, '0'),
    start,
    durationMs: Math.floor(dice() * 5000),
    attributes: {
      ...GPT5,
      'gen_ai.usage.input_tokens': 400 + Math.floor(dice() * 5000),
      'gen_ai.usage.output_tokens': Math.floor(dice() * 900),
      ...pick(dice, MODELS),
      ...maybe(0.9, () => ({ 'spancost.tenant': pick(dice, ['acme', 'globex', 'initech', "O'Brien & sons"]) })),
      ...maybe(0.85, () => ({ 'user.id': `u-${Math.floor(dice() * 12)}` })),
      ...maybe(0.8, () => ({ 'spancost.feature': pick(dice, ['chat', 'search', 'suche in Köln', 'other', 'rag_pipeline']) })),
      ...maybe(0.3, () => ({ 'spancost.task': pick(dice, ['sum up', 'translate']), 'session.id': `s-${Math.floor(dice() * 40)}` })),
      ...maybe(0.12, () => pick(dice, FAILURES)),
    },
  };
}

interface Report {
  readonly signal: 'traces' | 'logs';
  readonly item: object;
}

function reportsOf(dice: Dice, call: SeededCall): readonly Report[] {
  const asSpan: Report = { signal: 'traces', item: span(call) };
  const asEvent: Report = { signal: 'logs', item: event(call) };
  const { 'gen_ai.usage.output_tokens': _, ...withoutOutput } = call.attributes;
  const inPart: Report = { signal: 'logs', item: event({ ...call, attributes: withoutOutput }) };
  return pick(dice, [[asSpan], [asEvent], [asSpan, asEvent], [asEvent, asEvent, asEvent], [asSpan, asSpan, asEvent], [inPart, asSpan]]);
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}
