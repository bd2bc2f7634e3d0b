import type { Checked } from './schema-of.ts';
import { isList, isOption, type AnyGroup, type AnyMember, type AnyOption, type Group, type Option } from './option.ts';

export type Path = readonly (string | number)[];

/**
 * The configuration that a checked file means, by the names of the program, with every default filled in.
 *
 * @param folderOf The folder that what is written at this path is relative to; undefined for the working directory.
 */
export function resolveGroup<T>(root: Group<T>, checked: Checked, folderOf: (path: Path) => string | undefined): T {
  // `Members<T>` declares each field of T, so it is a record of members whatever T is; the compiler does not look into it.
  const group = root as unknown as AnyGroup;
  const places = new Map<AnyOption, { readonly value: unknown; readonly path: Path }>();
  for (const [option, place] of placesOf(group, checked, [])) places.set(option, place);
  const valueOf = <V>(option: Option<V>): V => {
    // What is at the place of an option has been read by its type.
    const { value, path } = places.get(option) ?? { value: undefined, path: [] };
    return read(option, value, path) as V;
  };

  const read = (member: AnyMember, value: unknown, path: Path): unknown => {
    if (isOption(member)) return readOption(member, value, path);
    if (isList(member)) return ((value ?? []) as readonly Checked[]).map((entry, index) => readMembers(member, entry, [...path, index]));
    if (value === undefined && member.without !== undefined) return undefined;
    return readMembers(member, (value ?? {}) as Checked, path);
  };
  const readOption = ({ type, default: written, derived }: AnyOption, value: unknown, path: Path): unknown => {
    if (value !== undefined) {
      const folder = folderOf(path);
      return folder === undefined || type.seenFrom === undefined ? value : type.seenFrom(value, folder);
    }
    if (derived !== undefined) return derived.from(valueOf);
    return written === undefined ? undefined : type.schema.parse(written);
  };
  const readMembers = (group: AnyGroup, value: Checked, path: Path): object =>
    Object.fromEntries(
      Object.entries(group.members)
        .map(([name, member]) => [name, read(member, value[member.key], [...path, member.key])] as const)
        .filter(([, each]) => each !== undefined),
    );

  // Each field of T has been read by the type that is declared for it.
  return readMembers(group, checked, []) as T;
}

/** Every option outside lists, with what is written for it. */
function* placesOf(group: AnyGroup, value: Checked, path: Path): Generator<[AnyOption, { readonly value: unknown; readonly path: Path }]> {
  for (const member of Object.values(group.members)) {
    const here = [...path, member.key];
    if (isOption(member)) yield [member, { value: value[member.key], path: here }];
    else if (!isList(member)) yield* placesOf(member, (value[member.key] ?? {}) as Checked, here);
  }
}
