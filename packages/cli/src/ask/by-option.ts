import type { GroupDimension } from '@spancost/api';
import { InvalidArgumentError, Option } from 'commander';
import { DIMENSION_WORDS, parseDimensions } from './dimension-words.ts';

/** `--by user`: one dimension. */
export function byOption(): Option {
  return new Option('--by <dimension>', 'a line for each value of it').choices(DIMENSION_WORDS).argParser(parseOne);
}

function parseOne(text: string): GroupDimension {
  const [first, second] = parseDimensions(text);
  if (first === undefined || second !== undefined) throw new InvalidArgumentError('Write one dimension.');
  return first;
}
