/** Puts a value on an object as classes have their methods: writable, configurable, not enumerable. */
export function replaceMethod(target: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}
