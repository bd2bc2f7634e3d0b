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
  const prefix = path === '' ? '' : `${path}: `;
  const [key] = issue.keys ?? [];
  if (issue.code !== 'unrecognized_keys' || key === undefined) return prefix + issue.message;
  const known = keysAt(options, issue.path);
  const closest = closestTo(key, known);
  const advice = closest === undefined ? `known keys are ${known.join(', ')}` : `did you mean "${closest}"?`;
  return `${prefix}unknown key "${key}"; ${advice}`;
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
