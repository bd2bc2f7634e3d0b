import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CommandError } from '../../errors.ts';
import type { LoadedUpstream } from './load-upstream.ts';
import { parseData } from './parse-data.ts';

/** A file, or the JSON files of a folder as one array. Sizes are looked at before anything is read. @throws CommandError */
export function readLocal(path: string, mostBytes: number): LoadedUpstream {
  const stats = statsOf(path);
  const url = pathToFileURL(resolve(path)).href;
  if (!stats.isDirectory()) return { data: readOne(path, mostBytes), url };
  const files = readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
  if (files.length === 0) throw new CommandError(`${path} has no .json files in it.`);
  let left = mostBytes;
  const data = files.map((name) => {
    const file = join(path, name);
    left -= statsOf(file).size;
    return readOne(file, left + statsOf(file).size);
  });
  return { data, url };
}

function readOne(file: string, mostBytes: number): unknown {
  const stats = statsOf(file);
  if (!stats.isFile()) throw new CommandError(`${file} is no file.`);
  if (stats.size > mostBytes) throw tooLarge(file, mostBytes);
  return parseData(readFileSync(file, 'utf8'), file, file);
}

function statsOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw new CommandError(`${path} cannot be read (${cause instanceof Error ? cause.message : String(cause)}); check the path.`, 1, {
      cause,
    });
  }
}

/** What is said of a source that is larger than any list of prices. */
export function tooLarge(name: string, mostBytes: number): CommandError {
  return new CommandError(
    `${name} is larger than ${Math.round(mostBytes / 1024 / 1024)} MB, which no list of prices is; nothing was read.`,
  );
}
