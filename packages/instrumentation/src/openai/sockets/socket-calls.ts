import type { ReportedAnswers } from '../../answer/reported-answers.ts';
import { endpointOf, withProvider, type Endpoint } from '../../endpoint.ts';
import { field } from '../../json-fields.ts';
import type { SocketEmitter } from './emitter-prototypes.ts';
import { SocketSession, type SocketCall } from './socket-session.ts';

/** The sessions of all sockets that are open, each held by the object that the application has. */
export class SocketCalls {
  readonly #reported: ReportedAnswers;
  readonly #sessions: WeakMap<SocketEmitter, SocketSession> = new WeakMap();

  constructor(reported: ReportedAnswers) {
    this.#reported = reported;
  }

  /** Takes in an event of a socket; gives the call that is over with it. `providers` is whose service is at a host, where somebody stated it. */
  received(emitter: SocketEmitter, event: unknown, providers: Readonly<Record<string, string>> = {}): SocketCall | undefined {
    const known = this.#sessions.get(emitter);
    if (known !== undefined) return known.received(event);
    const url: unknown = field(emitter, 'url');
    const opened = url instanceof URL ? url : undefined;
    const session = new SocketSession(socketEndpoint(opened, providers), opened?.searchParams.get('model') ?? undefined, this.#reported);
    this.#sessions.set(emitter, session);
    return session.received(event);
  }
}

function socketEndpoint(url: URL | undefined, providers: Readonly<Record<string, string>>): Endpoint {
  // The port of `ws:` is that of `http:`.
  return withProvider(endpointOf(url?.href.replace(/^ws/, 'http'), 'openai'), providers);
}
