import { isList, isOption, type AnyGroup } from '../config/declaration/option.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A configuration whose live options are those in force at the moment of reading, and whose others stay as they were at
 * the start. Who keeps a value keeps the one of that moment.
 */
export function liveView<T extends object>(group: AnyGroup, start: T, current: () => T): T {
  // A record of fields is all that is asked of it; what is read from it goes back as it came.
  return viewOf(group, start as Fields, () => current() as Fields) as T;
}

function viewOf(group: AnyGroup, start: Fields, current: () => Fields): Fields {
  const view: Record<string, unknown> = { ...start };
  for (const [name, member] of Object.entries(group.members)) {
    const before = start[name];
    if (member.live === true) Object.defineProperty(view, name, { enumerable: true, get: () => current()[name] });
    else if (!isOption(member) && !isList(member) && isFields(before))
      view[name] = viewOf(member, before, () => {
        const now = current()[name];
        return isFields(now) ? now : before;
      });
  }
  return view;
}

/** What changed from one configuration to another, by the paths of the file. */
export interface Changes {
  /** In force from now on. */
  readonly live: readonly string[];
  /** In force after a restart. */
  readonly atRestart: readonly string[];
}

export function changesOf(group: AnyGroup, from: object, to: object): Changes {
  const changed = [...changedIn(group, from, to, '', false)];
  return {
    live: changed.filter(({ live }) => live).map(({ path }) => path),
    atRestart: changed.filter(({ live }) => !live).map(({ path }) => path),
  };
}

function* changedIn(
  group: AnyGroup,
  from: unknown,
  to: unknown,
  prefix: string,
  live: boolean,
): Generator<{ readonly path: string; readonly live: boolean }> {
  for (const [name, member] of Object.entries(group.members)) {
    const [before, after] = [from, to].map((each) => (isFields(each) ? each[name] : undefined));
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    const path = prefix + member.key;
    const isLive = live || member.live === true;
    if (isOption(member) || isList(member) || before === undefined || after === undefined) yield { path, live: isLive };
    else yield* changedIn(member, before, after, `${path}.`, isLive);
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
