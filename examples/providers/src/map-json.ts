import { mapFrame } from './bedrock/event-frames.ts';
import type { Answer } from './exchange.ts';
import { isObject, type JsonObject } from './json.ts';

/** A change of one JSON object of an answer: its body, or what one event of its stream carries. */
export type JsonChange = (json: JsonObject) => JsonObject;

/** An answer with every JSON object in it changed; what is no JSON, such as `[DONE]`, stays. */
export function mapJson(answer: Answer, change: JsonChange): Answer {
  const { body, events, frames } = answer;
  return {
    ...answer,
    body: change(body),
    ...(events === undefined ? {} : { events: events.map((event) => mapEvent(event, change)) }),
    ...(frames === undefined ? {} : { frames: { ...frames, frames: frames.frames.map((frame) => mapFrame(frame, change)) } }),
  };
}

/** An event with a name has its data in a line of its own; a line of JSON is one itself. */
function mapEvent(event: string, change: JsonChange): string {
  return event.replace(/^(data: )?(\{.*\})$/m, (_line, data: string | undefined, json: string) => {
    const parsed: unknown = JSON.parse(json);
    return `${data ?? ''}${isObject(parsed) ? JSON.stringify(change(parsed)) : json}`;
  });
}
