import type { ConfigDescription } from '@spancost/collector/config';
import { Document, isCollection, isNode } from 'yaml';

/** A configuration as YAML, each value with a comment that says where it comes from. */
export function renderConfig({ file, values }: ConfigDescription): string {
  const document = new Document({});
  document.commentBefore = ` ${file ?? 'No file.'}`;
  for (const { path, value, from } of values) {
    document.setIn(path, document.createNode(value));
    const node = document.getIn(path, true);
    if (!isNode(node)) continue;
    if (isCollection(node) && node.items.length === 0) node.flow = true;
    // Behind a scalar or an empty collection; before the first line of what has several.
    node[isCollection(node) && node.items.length > 0 ? 'commentBefore' : 'comment'] = ` ${from}`;
  }
  return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd();
}
