/**
 * Puts a function, or a value of ours, on an object. What it replaces is replaced as it is there, with the same name and the
 * same number of parameters; what is new is there as classes have their methods: writable, configurable, not enumerable.
 */
export function replaceMethod(target: object, key: PropertyKey, value: unknown): void {
  const replaced: unknown = Reflect.get(target, key);
  if (typeof value === 'function' && typeof replaced === 'function') {
    if (value.length !== replaced.length) Object.defineProperty(value, 'length', { value: replaced.length, configurable: true });
    if (value.name !== replaced.name) Object.defineProperty(value, 'name', { value: replaced.name, configurable: true });
  }
  const enumerable = Object.prototype.propertyIsEnumerable.call(target, key);
  Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable });
}
