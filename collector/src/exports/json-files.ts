import type { ExportFile, FileLines } from './export-file.ts';

/** One JSON object a line; each line is whole or has no end. */
export const JSON_LINES_FILE: ExportFile = { form: 'object', bytesOf: jsonLines };

/** One JSON array, with a row on each line. */
export const JSON_FILE: ExportFile = { form: 'element', bytesOf: jsonArray };

async function* jsonLines({ pieces }: FileLines): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of pieces) yield bytes;
}

async function* jsonArray({ pieces }: FileLines): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const { bytes } of pieces) {
    if (isFirst) yield Buffer.from('[');
    // Nothing is before the first element that a comma would part it from.
    yield isFirst ? bytes.subarray(1) : bytes;
    isFirst = false;
  }
  yield Buffer.from(isFirst ? '[]\n' : '\n]\n');
}
