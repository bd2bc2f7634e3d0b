import { Document } from 'yaml';
import type { RuleGroup } from './rule.ts';

/** A Prometheus rule file with these groups, one line for each expression. */
export function ruleFile(groups: readonly RuleGroup[]): string {
  const document = new Document({ groups });
  document.commentBefore = ' Generated from grafana/src/rules by `npm run generate`. Do not edit.';
  return document.toString({ lineWidth: 0 });
}
