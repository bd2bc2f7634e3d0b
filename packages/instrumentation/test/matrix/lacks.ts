import type { ScenarioName } from './scenarios.ts';

/** Why scenarios have no cell. */
export type Reasons = Readonly<Partial<Record<ScenarioName, string>>>;

function all<Name extends ScenarioName>(names: readonly Name[], reason: string): Readonly<Record<Name, string>> {
  // Every name has its entry.
  return Object.fromEntries(names.map((name) => [name, reason])) as Record<Name, string>;
}

/** Of an SDK that gives the HTTP response only beside the answer. */
export function noResponseAlone(reason: string): Reasons {
  const names = [
    'the HTTP response alone, read by the caller',
    'the HTTP response first, then the answer',
    'the HTTP response of the stream alone',
  ] as const;
  return all(names, reason);
}

/** Of an SDK that gives no HTTP response. */
export function noResponse(reason: string): Reasons {
  return { ...noResponseAlone(reason), ...all(['with its HTTP response', 'the stream with its HTTP response'], reason) };
}

/** Of an SDK whose streams are not the ones to abort. */
export function noAbort(reason: string): Reasons {
  return all(['abort() between two events', 'abort() before it is read'], reason);
}

/** Of an SDK whose streams can only be iterated. */
export function onlyIterated(reason: string): Reasons {
  return all(['tee(), both read', 'tee(), one read in part and dropped', 'toReadableStream()', 'toReadableStream(), cancelled'], reason);
}

const none = 'the SDK has no such helper';

/** Of an SDK that neither parses answers nor puts streams together. */
export const NO_STREAM_HELPERS: Reasons = all(
  ['structured output: parse()', 'stream helper: events, and the final answer', 'stream helper, aborted'],
  none,
);

export const NO_TOOL_RUNNER: Reasons = all(['tool runner: two requests'], none);

export const NO_CALLS_BY_HAND: Reasons = all(['a call by hand: client.post()'], none);

/** Of an SDK without chat sessions. */
export const NO_HISTORY: Reasons = all(['chat session: two messages', 'chat session, streamed'], 'the SDK keeps no history');

/** Of an SDK with nothing that makes more of its calls than they are. */
export const NO_HELPERS: Reasons = { ...NO_STREAM_HELPERS, ...NO_TOOL_RUNNER, ...NO_CALLS_BY_HAND, ...NO_HISTORY };
