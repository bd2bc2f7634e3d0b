import type { z } from 'zod';

/** A kind of value: how it is checked, and how it is told of. */
export interface ValueType<T> {
  /** In words of the documentation: `length of time`. */
  readonly name: string;
  /** From the value as YAML has it. Its messages say what to write. */
  readonly schema: z.ZodType<T>;
  /** JSON Schema of the value as YAML has it. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The value as YAML has it from the text of an environment variable; missing if a text cannot hold it. */
  readonly fromText?: (text: string) => unknown;
  /** A path or the like, seen from the folder of the file that it is written in. */
  seenFrom?(value: T, folder: string): T;
  /** The value as it would be written, if that is not the value itself. */
  written?(value: T): unknown;
  /** Keeps a number as it is written in the file, for what a double would not hold. */
  readonly asWritten?: true;
}
