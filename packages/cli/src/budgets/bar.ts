import { glyphsFor } from '../glyphs.ts';

const WIDTH = 10;

/** How much is used, as a bar and in whole percent, both rounded down: `███████░░░ 72 %`. It is full only when all is used. */
export function bar(usedPercent: number): string {
  const { full, empty } = glyphsFor(process.env, process.platform);
  const filled = Math.min(WIDTH, Math.max(0, Math.floor((usedPercent / 100) * WIDTH)));
  return `${full.repeat(filled)}${empty.repeat(WIDTH - filled)} ${String(Math.floor(usedPercent)).padStart(3)} %`;
}
