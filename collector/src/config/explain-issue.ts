import { closestTo } from './closest-to.ts';
import { isOption, type AnyGroup, type AnyMember } from './declaration/option.ts';

/** The part of a zod issue that an explanation needs. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What is wrong and what to do, without the place: `listen: unknown key "prot"; did you mean "port"?` */
export function explainIssue(issue: Issue, options: AnyGroup): string {
  const path = issue.path.map(String).join('.');
  return (path === '' ? '' : `${path}: `) + messageOf(issue, options);
}

/** Something that is wrong, where, and what to do. */
export interface Problem {
  /** As in `scope.tenant`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

/** Everything that is wrong: of each place the first thing, and every key that is not known there. */
export function problemsOf(issues: readonly Issue[], options: AnyGroup): readonly Problem[] {
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    const keys = issue.code === 'unrecognized_keys' ? (issue.keys ?? []) : [];
    if (keys.length === 0 && told.has(path)) return [];
    if (keys.length === 0) {
      told.add(path);
      return [{ path, message: issue.message }];
    }
    return keys.map((key) => ({ path, message: messageOf({ ...issue, keys: [key] }, options) }));
  });
}

function messageOf({ code, path, message, keys }: Issue, options: AnyGroup): string {
  const [key] = keys ?? [];
  if (code !== 'unrecognized_keys' || key === undefined) return message;
  const known = keysAt(options, path);
  const closest = closestTo(key, known);
  const advice = closest === undefined ? `known keys are ${known.join(', ')}` : `did you mean "${closest}"?`;
  return `unknown key "${key}"; ${advice}`;
}

/** The keys that a group at this path may have; numbers in it are places in lists. */
function keysAt(options: AnyGroup, path: readonly PropertyKey[]): readonly string[] {
  let group = options;
  for (const segment of path) {
    const member: AnyMember | undefined = Object.values(group.members).find(({ key }) => key === segment);
    if (member !== undefined && !isOption(member)) group = member;
  }
  return Object.values(group.members).map(({ key }) => key);
}
