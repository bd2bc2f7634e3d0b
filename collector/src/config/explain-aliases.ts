import { isAlias, visit, type Alias, type Document } from 'yaml';

/** Uses of one anchor; aliases inside what it stands for multiply. */
export const MAX_ALIASES: number = 100;

/** Why the aliases of a document cannot be followed, which is the one reason for which valid YAML is no data. */
export function explainAliases(document: Document): { readonly problem: string; readonly alias: Alias | undefined } {
  const anchors = new Set<string>();
  let unknown: Alias | undefined;
  let last: Alias | undefined;
  visit(document, {
    Node(_, node) {
      if (!isAlias(node)) {
        if ('anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor);
        return;
      }
      last = node;
      if (!anchors.has(node.source)) unknown ??= node;
    },
  });
  if (unknown === undefined)
    return {
      problem: `aliases up to here stand for more than ${MAX_ALIASES} copies of one anchor, those in other anchors multiplied; write the values out`,
      alias: last,
    };
  const name = unknown.source;
  return {
    problem: `*${name} refers to &${name}, which is not set before it; set it there, or put a text that begins with * in quotes`,
    alias: unknown,
  };
}
