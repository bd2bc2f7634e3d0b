import type { ConfigDescription } from '@spancost/collector';
import { Document, isNode } from 'yaml';

/** A configuration as YAML, each value with a comment that says where it comes from. */
export function renderConfig({ file, values }: ConfigDescription): string {
  const document = new Document({});
  document.commentBefore = ` ${file ?? 'No file.'}`;
  for (const { path, value, from } of values) {
    document.setIn(path, document.createNode(value));
    const node = document.getIn(path, true);
    // Behind a scalar or an empty collection; before the first line of what has several.
    const isBlock = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    if (isNode(node)) node[isBlock ? 'commentBefore' : 'comment'] = ` ${from}`;
  }
  return document.toString({ lineWidth: 0, singleQuote: true }).trimEnd();
}
