import { applyEdits, type BookEdit } from '@spancost/prices/upkeep';
import { isMap, isSeq, parseDocument, visit, type Document, type Node } from 'yaml';
import { PriceEditError } from './price-edit-error.ts';

/**
 * The text of a book with steps taken: YAML keeps its comments, its order and its quotes, JSON its indentation.
 *
 * @throws PriceEditError where a step leads through an alias of YAML, which stands for what is written elsewhere.
 */
export function editedText(text: string, edits: readonly BookEdit[]): string {
  const indent = indentOfJson(text);
  if (indent !== undefined) return `${JSON.stringify(applyEdits(JSON.parse(text), edits), null, indent)}\n`;
  const document = parseDocument(text);
  for (const edit of edits) takeStep(document, edit);
  return document.toString({ lineWidth: 0 });
}

/** What a JSON text is indented by; undefined for YAML. */
function indentOfJson(text: string): string | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
}

function takeStep(document: Document, { op, path, value }: BookEdit): void {
  const node = typeof value === 'object' ? compact(document.createNode(value)) : value;
  try {
    if (op === 'set') document.setIn(path, node);
    else {
      const list = document.getIn(path);
      if (list === undefined || list === null) document.setIn(path, document.createNode([]));
      const items = document.getIn(path);
      // An empty list is written [], which what comes into it would have to fit in.
      if (isSeq(items) && items.items.length === 0) items.flow = false;
      document.addIn(path, node);
    }
  } catch (cause) {
    throw new PriceEditError(
      'refused',
      `${path.join('.')} cannot be edited where it stands (${cause instanceof Error ? cause.message : String(cause)}). Write it out in place of the alias, or edit the file by hand.`,
      { cause },
    );
  }
}

const ON_ONE_LINE: readonly string[] = ['providers', 'aliases', 'supersedes', 'prices', 'minimums', 'when'];

/** Prices and lists of names on one line, as people write them. */
function compact(node: Node): Node {
  visit(node, {
    Pair(_, { key, value }) {
      if (ON_ONE_LINE.includes(String(key)) && (isMap(value) || isSeq(value))) value.flow = true;
    },
  });
  return node;
}
