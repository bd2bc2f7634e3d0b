import { randomBytes } from 'node:crypto';
import type { Role } from '@spancost/collector';
import { newToken, TOKEN_BYTES } from '@spancost/collector/tokens';
import { InvalidArgumentError, Option, type Command } from 'commander';

interface NewOptions {
  readonly role: Role;
  readonly name?: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly expires?: string;
  readonly json?: boolean;
}

/** `spancost tokens new`: a token, shown once, and what `auth.tokens` has of it. */
export function addNew(tokens: Command): void {
  tokens
    .command('new')
    .description('Make a token: prints it once, and the line for auth.tokens in spancost.yaml, which has only its hash.')
    .addOption(
      new Option('--role <role>', 'ingest sends telemetry, viewer reads, admin does both and corrects')
        .choices(['ingest', 'viewer', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--tenant <tenant>', 'limit it to a tenant: it sends for and sees no other', notEmpty)
    .option('--user <user>', 'limit it to a user, in the same way', notEmpty)
    .option('--name <name>', 'what the log calls it (default: of its limits and role)', notEmpty)
    .option('--expires <day>', 'when it ends to be in force: 2027-06-30 or 2027-06-30T12:00:00Z', instant)
    .option('--json', 'print one JSON object: token, entry')
    .action((options: NewOptions) => {
      const { token, sha256 } = newToken(randomBytes(TOKEN_BYTES));
      const entry = entryOf(options, sha256);
      console.log(options.json === true ? JSON.stringify({ token, entry }) : render(token, entry));
    });
}

/** An entry of `auth.tokens`, its keys in the order in which they are read best. */
function entryOf({ name, role, tenant, user, expires }: NewOptions, sha256: string): Readonly<Record<string, string>> {
  return {
    name: name ?? [tenant, user, role].filter((part) => part !== undefined).join('-'),
    role,
    ...(tenant === undefined ? {} : { tenant }),
    ...(user === undefined ? {} : { user }),
    ...(expires === undefined ? {} : { expires }),
    sha256,
  };
}

function render(token: string, entry: Readonly<Record<string, string>>): string {
  // A text in JSON is one in YAML too, whatever is in it.
  const members = Object.entries(entry).map(([key, value]) => `${key}: ${key === 'role' ? value : JSON.stringify(value)}`);
  return `The token, which is shown this once; give it to its sender or reader:

${token}

For auth.tokens in spancost.yaml:

  - { ${members.join(', ')} }`;
}

function notEmpty(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must not be empty.');
}

function instant(text: string): string {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('Write a day, or a time with its zone: 2027-06-30 or 2027-06-30T12:00:00Z.');
  if (Date.parse(text) <= Date.now()) throw new InvalidArgumentError('That has passed already.');
  return text;
}
