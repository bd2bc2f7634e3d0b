import { glyphsFor } from '../glyphs.ts';

/** Live progress on stderr: one line that is rewritten on a terminal, a line for each tenth elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, total: number) => void {
  const WIDTH = 30;
  const { full, empty } = glyphsFor(process.env, process.platform);
  let lastTenth = -1;
  return (done, total) => {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    if (stream.isTTY) {
      const filled = Math.round(share * WIDTH);
      stream.write(`\r${full.repeat(filled)}${empty.repeat(WIDTH - filled)} ${done}/${total} AI calls${done >= total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth === lastTenth) return;
    lastTenth = tenth;
    stream.write(`${done}/${total} AI calls\n`);
  };
}
