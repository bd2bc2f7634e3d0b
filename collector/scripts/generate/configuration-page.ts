import { stringify } from 'yaml';
import { isList, isOption, type AnyGroup, type AnyList, type AnyMember, type AnyOption } from '../../src/config/declaration/option.ts';
import { variablesOf } from '../../src/config/environment.ts';
import { INTRODUCTION } from './introduction.ts';

/** `docs/configuration.md`: what every option means, what holds without it, and what happens at its bounds. */
export function configurationPage(options: AnyGroup): string {
  const variables = new Map(variablesOf(options).map(({ name, path }) => [path.join('.'), name]));
  const sections = Object.values(options.members).flatMap((member) => describe(member, '', variables, false));
  return `${INTRODUCTION}\n${sections.join('\n')}`;
}

type Variables = ReadonlyMap<string, string>;

function describe(member: AnyMember, prefix: string, variables: Variables, live: boolean): readonly string[] {
  const name = prefix === '' ? member.key : `${prefix}.${member.key}`;
  const isLive = live || member.live === true;
  const heading = `${prefix === '' ? '##' : '###'} \`${name}\`\n\n${member.description}${bounds(member)}\n`;
  if (isOption(member)) return [`${heading}\n${facts(member, variables.get(name), isLive)}`];
  const inner = isList(member) ? `${name}[]` : name;
  const own = isList(member) ? `\n${listFacts(member, isLive)}` : member.without === undefined ? '' : `\n- Without it: ${member.without}\n`;
  return [heading + own, ...Object.values(member.members).flatMap((each) => describe(each, inner, variables, isLive))];
}

function bounds(member: AnyMember): string {
  return isOption(member) && member.bounds !== undefined ? ` ${member.bounds}` : '';
}

function facts(option: AnyOption, variable: string | undefined, live: boolean): string {
  return bullets([
    ['Type', option.type.name],
    ['Must be written', option.required === true ? 'yes' : undefined],
    ['Default', option.derived?.words ?? code(option.default)],
    ['Without it', option.without],
    ['Example', option.default === undefined || isEmpty(option.default) ? code(option.example) : undefined],
    ['Variable', code(variable)],
    ['Takes effect', live ? 'at a reload' : 'at a restart'],
    ['Secret', option.secret === true ? 'not shown by `spancost config print`' : undefined],
  ]);
}

function listFacts(list: AnyList, live: boolean): string {
  const example = `\n\`\`\`yaml\n${stringify({ [list.key]: list.example }, { singleQuote: true, lineWidth: 0 })}\`\`\`\n`;
  return (
    bullets([
      ['Type', `list; \`${list.unique}\` tells its entries apart`],
      ['Without it', list.without],
      ['Takes effect', live ? 'at a reload' : 'at a restart'],
    ]) + example
  );
}

function bullets(lines: readonly (readonly [string, string | undefined])[]): string {
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}\n`])).join('');
}

function code(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (isEmpty(value)) return 'none';
  return `\`${typeof value === 'string' ? value : stringify(value, { collectionStyle: 'flow', lineWidth: 0, singleQuote: true }).trim()}\``;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
