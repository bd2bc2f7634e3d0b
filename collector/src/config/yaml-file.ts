import { readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { ConfigError, type SourcePosition } from '../errors.ts';
import { explainAliases, MAX_ALIASES } from './explain-aliases.ts';

/** A YAML or JSON file that knows where everything in it stands. */
export class YamlFile {
  readonly file: string;
  readonly #document: Document;
  readonly #lines: LineCounter;

  private constructor(file: string, document: Document, lines: LineCounter) {
    this.file = file;
    this.#document = document;
    this.#lines = lines;
  }

  /**
   * @param asText Keys whose numbers, alone or in a list, are kept as they are written: `amount_usd: 0.10` becomes `'0.10'`, not a double.
   * @throws ConfigError for a file that cannot be read, is not YAML, or has a second document.
   */
  static read(file: string, asText: readonly string[] = []): YamlFile {
    const lines = new LineCounter();
    const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    // A tag that nobody knows is a warning; what it stands for is not what somebody wrote.
    const [error] = [...document.errors, ...document.warnings];
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      const problem =
        error.code === 'MULTIPLE_DOCS'
          ? 'a second document begins here; write everything in one, without ---'
          : `not valid YAML: ${error.message}`;
      throw new ConfigError(problem, { file, line, column: col }, { cause: error });
    }
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || !asText.includes(String(key.value))) return;
        for (const each of isSeq(value) ? value.items : [value])
          if (isScalar(each) && typeof each.value === 'number' && each.source !== undefined) each.value = each.source;
      },
    });
    return new YamlFile(file, document, lines);
  }

  /** The file as plain data; an empty file is an empty object. @throws ConfigError for aliases that cannot be followed. */
  data(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {};
    } catch (error) {
      const { problem, alias } = explainAliases(this.#document);
      throw new ConfigError(problem, this.#at(offsetOf(alias) ?? 0), { cause: error });
    }
  }

  /** Where the value at this path stands, or as far on the way to it as the file goes; with `key`, where that key of it stands. */
  positionOf(path: readonly PropertyKey[], key?: string): SourcePosition {
    let node: unknown = this.#document.contents;
    let offset = offsetOf(node) ?? 0;
    for (const segment of key === undefined ? path : [...path, key]) {
      const pair: unknown = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(segment))
        : undefined;
      if (pair !== undefined && isMap(node)) {
        const found = node.items.find((item) => item === pair);
        offset = offsetOf(found?.key) ?? offset;
        node = found?.value;
      } else if (isSeq(node)) {
        node = node.items[Number(segment)];
        offset = offsetOf(node) ?? offset;
      } else break;
    }
    return this.#at(offset);
  }

  /** Whether something is written at this path. */
  has(path: readonly PropertyKey[]): boolean {
    return this.#document.hasIn(path);
  }

  #at(offset: number): SourcePosition {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.file, line, column: col };
  }
}

function offsetOf(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node ? ((node as Node).range?.[0] ?? undefined) : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ConfigError(
      missing ? 'there is no such file; check the path' : `the file cannot be read: ${String(error)}`,
      { file },
      { cause: error },
    );
  }
}
