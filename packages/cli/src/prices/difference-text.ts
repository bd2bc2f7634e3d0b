import type { PriceDifference } from '@spancost/prices/upkeep';

/** `input 5 → 4 (-20 %)`, `output under over-272000: 45 → 30`, `web_search: none → 10`. */
export function differenceText({ meter, rule, old, new: now, percent }: PriceDifference): string {
  const where = rule === undefined ? meter : `${meter} under ${rule}`;
  const change = percent === undefined ? '' : ` (${percent.startsWith('-') ? '' : '+'}${percent} %)`;
  return `${where} ${old ?? 'none'} → ${now ?? 'none'}${change}`;
}
