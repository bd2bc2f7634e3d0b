import { field } from '../json-fields.ts';
import { ownerOf } from '../owner-of.ts';
import { METHODS } from './methods.ts';
import { modelsPrototypeOf } from './models-prototype.ts';

/** A prototype, and those of its methods that are calls. */
interface PatchedClass {
  readonly prototype: object;
  readonly methods: readonly string[];
}

/** Classes beside `Models`: where a client has an object of each, and the methods that are calls. */
const OTHERS: readonly (readonly [name: string, property: string, methods: readonly string[]])[] = [
  ['Batches', 'batches', ['get']],
  ['Operations', 'operations', ['getVideosOperationInternal', 'fetchPredictVideosOperationInternal']],
  ['Caches', 'caches', ['create', 'update']],
];

/**
 * The classes whose methods are calls, of a module that exports them, or of a client; of the class `Models` only that. Empty for
 * what is none of these.
 */
export function patchedClassesOf(target: unknown): readonly PatchedClass[] {
  const models = modelsPrototypeOf(target);
  if (models === undefined) return [];
  const classes: PatchedClass[] = [{ prototype: models, methods: [...METHODS.keys(), 'generateVideosInternal', 'generateVideos'] }];
  for (const [name, property, methods] of OTHERS) {
    const exported = field(target, name);
    const prototype = ownerOf(typeof exported === 'function' ? exported.prototype : field(target, property), ...methods);
    if (prototype !== undefined) classes.push({ prototype, methods });
  }
  return classes;
}
