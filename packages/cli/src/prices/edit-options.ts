import type { PriceSource } from '@spancost/prices';
import type { Command } from 'commander';
import { CommandError } from '../errors.ts';
import { jsonOption } from '../ask/json-option.ts';
import type { EditedBook } from './edit-book.ts';
import { formatInstant } from './parse-instant.ts';

/** Which model of which book is edited. */
export interface EditOptions {
  readonly book: string;
  readonly provider: string;
  readonly model: string;
  readonly json?: boolean;
}

/** The options that every editing command has. */
export function addEditOptions(command: Command): Command {
  return command
    .requiredOption('--book <file>', 'price book of your own, YAML or JSON; made if it is not there')
    .requiredOption('--provider <name>', 'provider as in gen_ai.provider.name')
    .requiredOption('--model <id>', 'exact id of the model')
    .addOption(jsonOption());
}

/** Where a price was read, today. @throws CommandError with exit code 2. */
export function sourceOf(url: string, note: string | undefined, now: number): PriceSource {
  if (!URL.canParse(url))
    throw new CommandError(`--source "${url}" is no URL. Name the page where the price stands, such as https://openai.com/api/pricing.`, 2);
  return { url, checkedAt: formatInstant(now).slice(0, 10), ...(note === undefined ? {} : { note }) };
}

/** Says what was done: one line, or the steps as JSON. */
export function report({ file, book, edits }: EditedBook, json: boolean | undefined, done: string): void {
  const name = `${book.id}@${book.revision}`;
  console.log(json === true ? JSON.stringify({ file, book: name, edits }) : `${file} is ${name} now: ${done}`);
}
