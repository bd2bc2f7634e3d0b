/** The nearest object, from this one upwards, that has all these properties of its own; undefined if none has. */
export function ownerOf(start: unknown, ...properties: readonly PropertyKey[]): object | undefined {
  for (let at: unknown = start; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at)) {
    const object = at;
    if (properties.every((property) => Object.hasOwn(object, property))) return object;
  }
  return undefined;
}
