import { Buffer } from 'node:buffer';
import type { MethodTracker, TrackedCall } from '../../methods/tracked-call.ts';

/** What a message must have in it to be read: most of them are sound, which is long. */
const TOLD = ['usageMetadata', 'groundingMetadata'];

/** A socket as browsers and `ws` have it. */
interface Socket {
  addEventListener(type: string, listener: (event: unknown) => void): void;
}

/**
 * Listens to a socket beside its owner: nothing is held up, and what is not about the usage is not even parsed.
 * @returns whether it is a socket
 */
export function watchSocket(socket: unknown, tracked: TrackedCall, tracker: MethodTracker): boolean {
  if (!isSocket(socket)) return false;
  // The listeners hold the tracked call, so that a session that nobody holds and whose socket is gone has ended.
  const listen = (type: string, look: (event: unknown) => void): void =>
    socket.addEventListener(type, (event) => {
      try {
        look(event);
      } catch (failure) {
        tracker.report('reading a live session', failure);
      }
    });
  listen('message', (event) => {
    const message = messageOf(event);
    if (message !== undefined) tracked.call?.heard(message);
  });
  listen('error', (event) => tracked.call?.failed(errorOf(event)));
  listen('close', () => tracked.call?.finished());
  return true;
}

function messageOf(event: unknown): unknown {
  const data = typeof event === 'object' && event !== null && 'data' in event ? event.data : undefined;
  const text = typeof data === 'string' ? data : data instanceof Uint8Array ? textIn(data) : undefined;
  if (text === undefined || !TOLD.some((name) => text.includes(name))) return undefined;
  return JSON.parse(text);
}

/** The text of bytes that tell something. */
function textIn(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return TOLD.some((name) => buffer.includes(name)) ? buffer.toString() : undefined;
}

function errorOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'error' in event ? event.error : event;
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'addEventListener' in value && typeof value.addEventListener === 'function';
}
