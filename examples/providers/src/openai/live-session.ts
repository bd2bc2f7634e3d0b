import { isObject, type JsonObject } from '../json.ts';
import { newId } from '../new-id.ts';
import type { Send } from './sockets.ts';

/** How long every session lasts. */
const SECONDS = 90;

/**
 * One live session: it is started, answers `response.create` with the end of a response that it delegated, 300 tokens in and 40 out of
 * gpt-6-luna, and is closed with its length, 90 seconds.
 *
 * @see openai `SessionStartedEvent`, `ResponseEvent`, `SessionUsageUpdatedEvent`, `SessionClosedEvent`
 */
export function live(send: Send): (event: JsonObject) => void {
  const tell = (type: string, fields: JsonObject): void => send({ type, event_id: newId('event_', 20), ...fields });
  let session: JsonObject = { id: newId('sess_', 20), object: 'live.session', model: 'gpt-live-1', status: 'active' };
  return (event) => {
    if (event['type'] === 'session.start') {
      session = { ...session, ...(isObject(event['session']) ? event['session'] : {}) };
      tell('session.started', { session });
    }
    if (event['type'] === 'response.create') tell('response.event', { delegation_id: newId('del_', 20), event: delegated() });
    if (event['type'] !== 'session.close') return;
    tell('session.usage.updated', { usage: { seconds: SECONDS } });
    tell('session.closed', { session, reason: 'close_requested', usage: { seconds: SECONDS } });
  };
}

/** Snapshots in a live session have no input and no output. */
function delegated(): JsonObject {
  const usage = {
    input_tokens: 300,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: 40,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 340,
  };
  const response = { id: newId('resp_', 48), object: 'response', model: 'gpt-6-luna', status: 'completed', output: [], usage };
  return { type: 'response.completed', sequence_number: 7, response };
}
