import { field } from '../json-fields.ts';
import type { WireFacts } from './wire-facts.ts';

type Next = (args: unknown) => Promise<unknown>;

/**
 * A client for one command, whose requests and responses are shown to `wire`: the SDK leaves the headers out of its answers.
 * Everything else is that of `client`; only its stack of middlewares is a copy, with one more next to the network. Undefined
 * where a version of the SDK is built otherwise.
 */
export function watchedClient(client: object, wire: WireFacts): object | undefined {
  const stack = field(client, 'middlewareStack');
  const clone = field(stack, 'clone');
  if (typeof clone !== 'function') return undefined;
  const copy: unknown = Reflect.apply(clone, stack, []);
  const add = field(copy, 'add');
  if (typeof add !== 'function') return undefined;
  const watch =
    (next: Next) =>
    async (args: unknown): Promise<unknown> => {
      wire.sent(field(args, 'request'));
      const result = await next(args);
      wire.answered(field(result, 'response'));
      return result;
    };
  Reflect.apply(add, copy, [watch, { step: 'deserialize', priority: 'low', name: 'spancostWire', override: true }]);
  // A client that caches its handlers must not keep one that watches a single call.
  return Object.create(client, { middlewareStack: { value: copy }, handlers: { value: undefined, writable: true, configurable: true } });
}
