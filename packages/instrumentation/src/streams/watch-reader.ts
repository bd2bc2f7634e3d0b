import { replaceMethod } from '../replace-method.ts';
import type { StreamEnds } from './stream-ends.ts';

type Read = () => Promise<IteratorResult<unknown>>;

/** Replaces the methods of one reader in place, so that it stays what the stream gave. Nothing is read that nobody asks for. */
export function watchedReader(reader: unknown, ends: StreamEnds): void {
  if (typeof reader !== 'object' || reader === null || !('read' in reader) || !('cancel' in reader)) return;
  const { read, cancel } = reader;
  if (typeof read !== 'function' || typeof cancel !== 'function') return;
  const next: Read = () => Reflect.apply(read, reader, []);
  const seen = (result: IteratorResult<unknown>): IteratorResult<unknown> | Promise<IteratorResult<unknown>> =>
    ends.shows(result) ? result : next().then(seen, failed);
  const failed = (error: unknown): never => {
    ends.failed(error);
    throw error;
  };
  replaceMethod(reader, 'read', () => next().then(seen, failed));
  replaceMethod(reader, 'cancel', (reason: unknown) => {
    ends.left();
    return Reflect.apply(cancel, reader, [reason]);
  });
}
