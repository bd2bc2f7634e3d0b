import type { Estimate } from './statistics.ts';

/** Lines of text columns, the first one flush left and the others flush right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  '))
    .join('\n');
}

/** `12.3 [11.9, 12.8]`: a median and its bounds. */
export function shown({ median, low, high }: Estimate, decimals: number): string {
  return `${median.toFixed(decimals)} [${low.toFixed(decimals)}, ${high.toFixed(decimals)}]`;
}
