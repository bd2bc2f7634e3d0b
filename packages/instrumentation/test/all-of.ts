/** Everything that an iterable yields. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

/** What a promise rejects with; what it resolves to stands under `resolved`. */
export async function thrownBy(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return { resolved: await promise };
  } catch (error) {
    return error;
  }
}
