import { field } from '../../json-fields.ts';

/** Classes of the SDK whose objects each have one socket, and give out every event that comes. */
export const EMITTER_CLASSES: readonly string[] = ['OpenAIRealtimeEmitter', 'ResponsesEmitter', 'LiveEmitter'];

/** The files that define these classes, as far as a version of the SDK has them. */
export const EMITTER_FILES: readonly string[] = [
  'realtime/internal-base',
  'beta/realtime/internal-base',
  'resources/responses/internal-base',
  'resources/beta/responses/internal-base',
  'resources/live/internal-base',
];

/** An object that gives out the events of a socket: first as `event`, then by its type. */
export interface SocketEmitter {
  _emit(this: SocketEmitter, name: string, ...args: unknown[]): unknown;
}

/**
 * The prototypes that give out the events of sockets: of a module that exports their classes, of such a class, or of one below it.
 * Empty for what is none of these.
 */
export function emitterPrototypesOf(target: unknown): readonly SocketEmitter[] {
  const classes = [target, ...EMITTER_CLASSES.map((name) => exportOf(target, name))];
  return [...new Set(classes.flatMap((candidate) => ownerOf(candidate) ?? []))];
}

/** What a module exports; a class may be the module itself, with other classes on it. */
function exportOf(target: unknown, name: string): unknown {
  return typeof target === 'function' ? Reflect.get(target, name) : field(target, name);
}

/** The prototype that tells what goes wrong with a socket, which each of these classes has of its own. */
function ownerOf(target: unknown): SocketEmitter | undefined {
  const start: unknown = typeof target === 'function' ? target.prototype : undefined;
  for (let at = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, '_onError') && isEmitter(at)) return at;
  }
  return undefined;
}

function isEmitter(value: unknown): value is SocketEmitter {
  return typeof value === 'object' && value !== null && '_emit' in value && typeof value._emit === 'function';
}
