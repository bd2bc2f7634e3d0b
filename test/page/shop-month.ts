const DAY_MS = 86_400_000;

/** What the clock shows in the tests of the page: a Sunday afternoon in Berlin. */
export const NOW: number = Date.parse('2026-11-22T14:00:00Z');

const FEATURES = [
  ['chat', 'gpt-5', 'openai', 1800, 420],
  ['search', 'gpt-5-mini', 'openai', 900, 120],
  ['summaries', 'claude-sonnet-4-5', 'anthropic', 5200, 640],
  ['translation', 'gemini-2.5-flash', 'google', 1400, 1300],
  ['code-review', 'claude-opus-4-5', 'anthropic', 7400, 900],
  ['classification', 'gpt-4o-mini', 'openai', 400, 12],
] as const;
const USERS = ['ann', 'bo', 'chris', 'dana', 'eli', 'fay', 'gus', 'hana', 'ivo'] as const;
const TENANTS = ['acme', 'globex', 'initech', 'umbrella'] as const;
const STATUSES = ['error', 'timeout', 'rate_limited', 'cancelled'] as const;

/** A month of a shop's calls up to {@link NOW}, the same each time: fewer at night and on weekends, some that failed or have no price. */
export function shopMonth(days = 45): readonly object[] {
  const random = generator(7);
  return Array.from({ length: days }, (_, back) => back)
    .toReversed()
    .flatMap((back) => {
      const midnight = NOW - (NOW % DAY_MS) - back * DAY_MS;
      const isWeekend = [0, 6].includes(new Date(midnight).getUTCDay());
      return Array.from({ length: isWeekend ? 45 : 90 + Math.floor(30 * random()) }, () => {
        const hour = 6 + 16 * (0.5 + 0.5 * (random() - random()));
        return call(midnight + hour * 3_600_000, random);
      });
    })
    .filter(({ called_at: at }) => Date.parse(at) < NOW - 120_000)
    .toSorted((one, other) => (one.called_at < other.called_at ? -1 : 1));
}

function call(at: number, random: () => number): { readonly called_at: string } & Readonly<Record<string, unknown>> {
  const pick = <T>(values: readonly T[], skew = 1): T => values[Math.floor(values.length * random() ** skew)]!;
  const [feature, model, provider, input, output] = pick(FEATURES, 1.4);
  const user = pick(USERS, 1.8);
  const failed = random() < 0.03;
  const isUnknown = random() < 0.004;
  const scale = 0.3 + 1.7 * random();
  return {
    provider: isUnknown ? 'in-house' : provider,
    model: isUnknown ? 'house-llm-7b' : model,
    usage: failed ? {} : { input_tokens: Math.round(input * scale), output_tokens: Math.round(output * scale * (0.5 + random())) },
    attribution: {
      user,
      tenant: TENANTS[USERS.indexOf(user) % TENANTS.length],
      ...(random() < 0.02 ? {} : { feature }),
      session: `s-${user}-${new Date(at).toISOString().slice(5, 10)}`,
    },
    called_at: new Date(at).toISOString(),
    duration_ms: Math.round(400 + 5200 * random() * scale),
    ...(failed ? { status: pick(STATUSES, 1.5), error_type: 'upstream_error' } : {}),
    service: 'shop',
    environment: 'production',
    stream: random() < 0.5,
  };
}

/** Mulberry32: numbers from 0 up to 1, the same for a seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
