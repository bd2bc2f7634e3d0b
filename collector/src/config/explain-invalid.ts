import { ConfigError } from '../errors.ts';
import type { ConfigEnvironment } from './environment.ts';
import { closestTo } from './closest-to.ts';
import { explainIssue, type Issue } from './explain-issue.ts';
import { OPTIONS } from './options.ts';
import type { YamlFile } from './yaml-file.ts';

/** What a configuration was put together from. */
export interface Origins {
  readonly source: YamlFile | undefined;
  /** Variable by the path that it has set. */
  readonly variables: ReadonlyMap<string, string>;
  readonly env: ConfigEnvironment;
  /** Reference by the text that it stood for. */
  readonly followed: ReadonlyMap<string, string>;
}

/** The first of what is wrong: where it is written, or which variable says it, and what to do. */
export function explainInvalid(issues: readonly Issue[], { source, variables, env, followed }: Origins): ConfigError {
  const issue = firstOf(issues);
  if (issue === undefined) return new ConfigError('not a configuration', source?.positionOf([]));
  const path = issue.path.join('.');
  const variable = variables.get(path);
  if (variable !== undefined) return new ConfigError(`${variable} is "${env[variable] ?? ''}"; ${issue.message}`);
  const key = issue.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
  let problem = explainIssue(issue, OPTIONS);
  // What a reference stood for may be a secret.
  for (const [text, reference] of followed) if (text !== '') problem = problem.replaceAll(text, reference);
  const section = issue.path.slice(0, -1);
  if (source?.has(section) === true) return new ConfigError(problem, source.positionOf(issue.path, key));
  const because = [...variables].find(([set]) => set.startsWith(`${section.join('.')}.`));
  if (because === undefined) return new ConfigError(problem, source?.positionOf(issue.path, key));
  return new ConfigError(
    `${problem}; it is needed because ${because[1]} is set: set SPANCOST_${path.replaceAll('.', '_').toUpperCase()} as well`,
  );
}

/** What is missing because it is misspelt is told by what is written: `unknown key "peroid"; did you mean "period"?` */
function firstOf(issues: readonly Issue[]): Issue | undefined {
  const [first] = issues;
  const missing = String(first?.path.at(-1));
  const section = first?.path.slice(0, -1).join('.');
  for (const issue of issues) {
    const misspelt = issue.keys?.find((key) => closestTo(key, [missing]) !== undefined);
    if (misspelt !== undefined && issue.path.join('.') === section) return { ...issue, keys: [misspelt] };
  }
  return first;
}
