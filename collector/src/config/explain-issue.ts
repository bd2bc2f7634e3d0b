import { z } from 'zod';
import { closestTo } from './closest-to.ts';

/** The part of a zod issue that an explanation needs. */
export interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What is wrong and what to do, without the place: `listen: unknown key "prot"; did you mean "port"?` */
export function explainIssue(issue: Issue, schema: z.ZodType): string {
  const path = issue.path.map(String).join('.');
  const prefix = path === '' ? '' : `${path}: `;
  const [key] = issue.keys ?? [];
  if (issue.code !== 'unrecognized_keys' || key === undefined) return prefix + issue.message;
  const known = keysAt(schema, issue.path);
  const closest = closestTo(key, known);
  const advice = closest === undefined ? `known keys are ${known.join(', ')}` : `did you mean "${closest}"?`;
  return `${prefix}unknown key "${key}"; ${advice}`;
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** The keys that an object at this path may have. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema | undefined;
  for (const segment of path) node = typeof segment === 'number' ? node?.items : node?.properties?.[String(segment)];
  return Object.keys(node?.properties ?? {});
}
