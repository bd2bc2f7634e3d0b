import type { CallSpan } from '../../call-span.ts';
import type { TrackedCall, MethodTracker } from '../../methods/tracked-call.ts';
import { replaceMethod } from '../../replace-method.ts';
import { EventLines, sentEventOf } from '../../stainless/event-lines.ts';
import { watchBody } from '../../stainless/watch-body.ts';

/** What ends an interaction repeats all of its steps. */
const LONGEST_EVENT = 16_777_216;

/** Follows the body of a response as the SDK reads it: as a text, or event by event. Nothing else is read. */
export function watchResponse(response: Response, call: CallSpan, tracked: TrackedCall, tracker: MethodTracker): void {
  if (response.status >= 400) return call.refused(response.status);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isStream) {
    const lines = new EventLines(LONGEST_EVENT, (line) => (isAboutInteraction(line) ? sentEventOf(line) : undefined));
    // Whoever holds the body holds the tracked call with it.
    const ofBody = {
      watchAbandoned: (): void => tracker.watchAbandoned(tracked),
      report: (step: string, failure: unknown): void => tracker.report(step, failure),
    };
    return watchBody(response, call, { call, streaming: false }, ofBody, lines);
  }
  tracker.watchAbandoned(tracked);
  const { text } = response;
  replaceMethod(response, 'text', async () => {
    try {
      const body = await text.call(response);
      see(() => tracked.call?.answered(parsed(body)), tracker);
      return body;
    } catch (error) {
      see(() => tracked.call?.failed(error), tracker);
      throw error;
    }
  });
}

/** Steps are content, and none of them tells a usage. */
function isAboutInteraction(line: string): boolean {
  return line.includes('"interaction') || line.includes('"error"');
}

function see(look: () => void, tracker: MethodTracker): void {
  try {
    look();
  } catch (failure) {
    tracker.report('reading an interaction', failure);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
