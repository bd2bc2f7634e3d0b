import { stringify } from 'yaml';
import { isList, isOption, type AnyGroup, type AnyMember, type AnyOption } from '../../src/config/declaration/option.ts';

/** Columns that a comment may take, indentation included. */
const WIDTH = 120;

const HEAD = `# yaml-language-server: $schema=./spancost.schema.json
# The configuration of a collector, with every option and its default. All of it is optional; what has no default is
# commented out: take its # away, and those of what it stands in. Run it with: spancost up --config spancost.yaml
# Made from the declarations in src/config by npm run generate.
`;

/** `spancost.example.yaml`: every option with its default, or as a comment with an example. */
export function exampleFile(options: AnyGroup): string {
  return `${HEAD}${Object.values(options.members)
    .map((member) => `\n${linesOf(member, '', false).join('\n')}\n`)
    .join('')}`;
}

/** @param off Whether all of it is commented out: `#key: value`, while sentences are `# Sentence.` */
function linesOf(member: AnyMember, indent: string, off: boolean): readonly string[] {
  if (isOption(member)) return [...sentences(member, indent), ...yaml(member.key, valueOf(member), indent, off || isOff(member))];
  const isAbsent = off || (member.without !== undefined && member.shipped !== true);
  if (isList(member)) return [...sentences(member, indent), ...yaml(member.key, member.example, indent, isAbsent)];
  const members = Object.values(member.members);
  const isNothing = members.every((each) => (isOption(each) ? isOff(each) : each.without !== undefined));
  const inner = members.flatMap((each) => linesOf(each, `${indent}  `, isAbsent));
  return [...sentences(member, indent), `${indent}${isAbsent || isNothing ? '#' : ''}${member.key}:`, ...inner];
}

function isOff(option: AnyOption): boolean {
  const { default: written, example, shipped, secret } = option;
  if (shipped === true) return false;
  return written === undefined || (example !== undefined && (secret === true || isEmpty(written)));
}

function valueOf({ default: written, example, shipped }: AnyOption): unknown {
  return shipped === true || written === undefined || (example !== undefined && isEmpty(written)) ? example : written;
}

/** A list or map of nothing, in whose place an example says more. */
function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function yaml(key: string, value: unknown, indent: string, off: boolean): readonly string[] {
  const text = stringify({ [key]: value }, { singleQuote: true, lineWidth: 0 }).trimEnd();
  return text.split('\n').map((line) => indent + (off ? line.replace(/^ */, '$&#') : line));
}

function sentences({ description, without }: AnyMember, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of `${description}${without === undefined ? '' : ` Without it: ${without}`}`.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
