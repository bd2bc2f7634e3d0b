import { eventFrame } from './bedrock/event-frames.ts';
import type { Answer } from './exchange.ts';
import { isObject, type JsonObject } from './json.ts';
import { mapJson } from './map-json.ts';
import type { Scenario } from './scenarios.ts';

/** What stands in place of each count of tokens. An absurd one is beyond what a number holds exactly. */
const COUNTS: Readonly<Partial<Record<Scenario, unknown>>> = {
  'usage-null': null,
  'usage-text': 'many',
  'usage-negative': -7,
  'usage-absurd': 1e21,
};

/** Names of counts of tokens, in every provider's spelling; limits that a request had are none. */
const COUNT = /^(?!max).*(?:tokens|token_?count|eval_count)$/i;

/** Headers of Amazon Bedrock that tell what a whole answer used. */
const COUNT_HEADER = /-token-count$/;

/** How long the padding of scenario `huge` is: far more than one chunk of a connection holds. */
const PADDING_CHARACTERS = 96 * 1024;

/** An answer with what the scenario puts into it: counts that cannot be true, events that nobody knows, padding. */
export function spoiledAnswer(answer: Answer, scenario: Scenario | undefined): Answer {
  if (scenario === undefined) return answer;
  if (scenario in COUNTS) return withCounts(answer, COUNTS[scenario]);
  // OpenAI pads its events itself, under this name. @see openai `stream_options.include_obfuscation`
  if (scenario === 'huge') return mapJson(answer, (json) => ({ ...json, obfuscation: 'x'.repeat(PADDING_CHARACTERS) }));
  return scenario === 'unknown-event' ? withUnknownEvent(answer) : answer;
}

function withCounts(answer: Answer, count: unknown): Answer {
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name, COUNT_HEADER.test(name) ? String(count) : value]);
  return { ...mapJson(answer, (json) => countsIn(json, count)), headers: Object.fromEntries(headers) };
}

function countsIn(json: JsonObject, count: unknown): JsonObject {
  const changed = Object.entries(json).map(([name, value]) => [
    name,
    typeof value === 'number' && COUNT.test(name) ? count : within(value, count),
  ]);
  return Object.fromEntries(changed);
}

function within(value: unknown, count: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => within(item, count));
  return isObject(value) ? countsIn(value, count) : value;
}

const UNKNOWN = { type: 'something.new', something_new: { text: 'hello' } };

/** The second event is of a type that no SDK knows, in the form of its neighbours. A body has an unknown field. */
function withUnknownEvent(answer: Answer): Answer {
  const { body, events, frames } = answer;
  const named = events?.[0]?.startsWith('event: ') === true ? `event: ${UNKNOWN.type}\n` : '';
  const event = answer.eventsType === undefined ? `${named}data: ${JSON.stringify(UNKNOWN)}\n\n` : `${JSON.stringify(UNKNOWN)}\n`;
  return {
    ...answer,
    body: { ...body, something_new: UNKNOWN.something_new },
    ...(events === undefined ? {} : { events: [...events.slice(0, 1), event, ...events.slice(1)] }),
    ...(frames === undefined
      ? {}
      : { frames: { ...frames, frames: [...frames.frames.slice(0, 1), eventFrame('somethingNew', UNKNOWN), ...frames.frames.slice(1)] } }),
  };
}
