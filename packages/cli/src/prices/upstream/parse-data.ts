import { parse } from 'yaml';
import { CommandError } from '../../errors.ts';

/** YAML is read slowly, and none of the lists is written in it but books. */
const MOST_YAML = 4 * 1024 * 1024;
const MAX_ALIASES = 100;

/** A text as data: YAML by its name, JSON otherwise. @param name What errors call it. @throws CommandError */
export function parseData(text: string, path: string, name: string): unknown {
  const isYaml = /\.ya?ml$/i.test(path);
  if (isYaml && text.length > MOST_YAML) throw new CommandError(`${name} has more than 4 MB of YAML; write it as JSON.`);
  try {
    return isYaml ? parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'error' }) : JSON.parse(text);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${name} is not ${isYaml ? 'YAML' : 'JSON'}: ${problem.slice(0, 300)}`, 1, { cause });
  }
}
